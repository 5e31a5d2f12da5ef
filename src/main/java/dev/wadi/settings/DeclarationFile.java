package dev.wadi.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that declares settings: the line of each has a sentence above it, with its type in brackets at the end. */
final class DeclarationFile {
    private static final Pattern SECTION = Pattern.compile("## (\\S+)");
    private static final Pattern COMMENT = Pattern.compile("# (.*)");
    private static final Pattern ENTRY = Pattern.compile("(#?)([A-Za-z][\\w.-]*)\\s*=\\s*(.*)");
    private static final Pattern TYPED = Pattern.compile("(.*?)\\s*\\[([^\\[\\]]+)]");
    private static final String REQUIRED = " Required.";

    private DeclarationFile() {}

    /**
     * Lines without a description are values for settings that are declared elsewhere, or for none.
     *
     * @param pipeline whose they are; in the file of the whole, others stand below a heading {@code ## pipeline}
     * @throws SettingException if the file is not there, or a description is wrong
     */
    static List<Declaration> read(Path file, String pipeline) {
        List<Declaration> declarations = new ArrayList<>();
        String section = pipeline;
        StringBuilder description = new StringBuilder();
        int line = 0;
        for (String text : lines(file)) {
            line++;
            Matcher header = SECTION.matcher(text);
            Matcher comment = COMMENT.matcher(text);
            Matcher entry = ENTRY.matcher(text);
            if (header.matches()) {
                section = header.group(1);
                description.setLength(0);
            } else if (comment.matches()) {
                description.append(description.isEmpty() ? "" : " ").append(comment.group(1));
            } else if (entry.matches()) {
                if (!isCamels(entry.group(2)) && !description.isEmpty()) {
                    String place = file + ":" + line;
                    declarations.add(new Declaration(setting(place, section, description.toString(), entry), place));
                }
                description.setLength(0);
            } else if (text.isBlank()) {
                description.setLength(0);
            }
        }
        return declarations;
    }

    /** Camel's own settings are described by Camel. */
    private static boolean isCamels(String name) {
        return name.startsWith("camel.");
    }

    private static Setting setting(String where, String section, String description, Matcher entry) {
        Matcher typed = TYPED.matcher(description);
        if (!typed.matches()) {
            throw new SettingException(
                    entry.group(2),
                    where + ": the description must end with its type in brackets",
                    "# What it is. [text]");
        }
        String sentence = typed.group(1);
        boolean required = sentence.endsWith(REQUIRED);
        return new Setting(
                entry.group(2),
                section,
                required ? sentence.substring(0, sentence.length() - REQUIRED.length()) : sentence,
                type(entry.group(2), where, typed.group(2)),
                required,
                entry.group(3));
    }

    private static SettingType type(String name, String where, String text) {
        try {
            return SettingType.parse(text);
        } catch (IllegalArgumentException e) {
            throw new SettingException(name, where + ": " + e.getMessage(), "# What it is. [text]");
        }
    }

    private static List<String> lines(Path file) {
        try {
            String text = Utf8File.read(file);
            new Properties().load(new StringReader(text));
            return text.lines().toList();
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    "wadi.home",
                    "cannot read " + file + ": " + e.getMessage() + ". Write two for each \\",
                    "WADI_HOME=/opt/wadi");
        } catch (NotUtf8Exception e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new SettingException("wadi.home", "cannot read " + file + ": " + e, "WADI_HOME=/opt/wadi");
        }
    }
}
