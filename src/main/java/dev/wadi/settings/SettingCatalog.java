package dev.wadi.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that config/application.properties lists: the one place where a setting, its type, its default and its sentence stand. The
 * reference page and the checks at the start are made from it.
 */
public final class SettingCatalog {
    private static final Pattern SECTION = Pattern.compile("## (\\S+)");
    private static final Pattern COMMENT = Pattern.compile("# (.*)");
    private static final Pattern ENTRY = Pattern.compile("(#?)([A-Za-z][\\w.-]*)=(.*)");
    private static final Pattern TYPED = Pattern.compile("(.*?)\\s*\\[(.+)]");
    private static final String REQUIRED = " Required.";

    private final List<Setting> settings;

    private SettingCatalog(List<Setting> settings) {
        this.settings = List.copyOf(settings);
    }

    /**
     * Lines without a description are values that a user added, for settings described elsewhere or of his own.
     *
     * @throws SettingException if the file is not there or a description lacks its type
     */
    public static SettingCatalog read(Path file) {
        List<Setting> settings = new ArrayList<>();
        String section = "";
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
                    settings.add(setting(file + ":" + line, section, description.toString(), entry));
                }
                description.setLength(0);
            } else if (text.isBlank()) {
                description.setLength(0);
            }
        }
        return new SettingCatalog(settings);
    }

    public List<Setting> all() {
        return settings;
    }

    public List<Setting> of(String section) {
        return settings.stream()
                .filter(setting -> setting.section().equals(section))
                .toList();
    }

    public Optional<Setting> find(String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    /**
     * What is wrong with the values of one section, one problem per setting.
     *
     * @param values a setting's value by its name, null where it has none
     */
    public List<SettingException> problems(String section, UnaryOperator<String> values) {
        List<SettingException> problems = new ArrayList<>();
        for (Setting setting : of(section)) {
            setting.problem(values).ifPresent(problems::add);
        }
        return problems;
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
                SettingType.parse(typed.group(2)),
                required,
                entry.group(3));
    }

    private static List<String> lines(Path file) {
        try {
            return Utf8File.read(file).lines().toList();
        } catch (NotUtf8Exception e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new SettingException("wadi.home", "cannot read " + file + ": " + e, "WADI_HOME=/opt/wadi");
        }
    }
}
