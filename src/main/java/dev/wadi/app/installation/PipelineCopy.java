package dev.wadi.app.installation;

import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingsTable;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another pipeline like one that is there: its two folders, with the new name wherever the old one stands, and names of its own for beans and settings, as
 * both are to run in one process.
 */
public final class PipelineCopy {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern BEAN = Pattern.compile("(?m)^\\s*- name: *[\"']?([A-Za-z][\\w-]*)[\"']? *$");
    /** Below these keys a text is a text, also where it is the name of a bean. */
    private static final String TEXTS = "id|nodePrefixId|description|uri|simple|constant|message|method|factoryMethod";

    private static final String SCENARIOS = "scenarios";
    private static final String LOCAL = "local.properties";

    private final Installation installation;
    private final PipelineName from;
    private final PipelineName to;
    /** Old name to new. */
    private final Map<String, String> settings = new LinkedHashMap<>();

    private PipelineCopy(Installation installation, String like, String name) {
        this.installation = installation;
        from = new PipelineName(like);
        to = new PipelineName(name);
        for (Setting setting : installation.settings().of(like)) {
            settings.put(setting.name(), renamed(setting.name()));
        }
    }

    /** Why there can be no new pipeline of this name; empty where there can. */
    public static Optional<String> problem(Installation installation, String name) {
        if (!NAME.matcher(name).matches() || name.equals("wadi")) {
            return Optional.of("A pipeline's name has small letters and digits, in words that a '-' separates, such as"
                    + " parking-events; not '" + name + "'");
        }
        return Stream.of(installation.routes(), installation.config())
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .map(there -> "There is " + there + " already");
    }

    /** Returns the files that were written. */
    public static List<Path> make(Installation installation, String like, String name) throws IOException {
        PipelineCopy copy = new PipelineCopy(installation, like, name);
        List<Path> written = new ArrayList<>();
        for (Path folder : List.of(installation.config(), installation.routes())) {
            Path original = folder.resolve(like);
            if (Files.isDirectory(original)) {
                try (Stream<Path> files = Files.walk(original)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        written.add(copy.write(file, original.relativize(file), folder.resolve(name)));
                    }
                }
            }
        }
        copy.writeTable();
        return written;
    }

    private Path write(Path original, Path inFolder, Path folder) throws IOException {
        String name = original.getFileName().toString();
        Path file = folder.resolve(inFolder).resolveSibling(from.replaceIn(name, to));
        Files.createDirectories(file.getParent());
        String text = Utf8File.read(original);
        boolean scenario = inFolder.startsWith(SCENARIOS);
        if (name.equals(LOCAL)) {
            text = ownSources(text);
        }
        text = settingsRenamed(text, scenario);
        if (name.endsWith(Installation.ROUTE_SUFFIX)) {
            text = beansRenamed(text);
        }
        return Files.writeString(file, from.replaceIn(text, to));
    }

    /** The name of a replaced system belongs to the pipeline that replaced it. */
    private String renamed(String setting) {
        if (setting.startsWith(from.kebab() + ".")) {
            return to.kebab() + setting.substring(from.kebab().length());
        }
        String own = setting.startsWith(from.upper() + "_")
                ? setting.substring(from.upper().length() + 1)
                : setting;
        return to.kebab() + "." + own.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param asVariables scenarios give settings under the names of the environment */
    private String settingsRenamed(String text, boolean asVariables) {
        String renamed = text;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String old = asVariables ? Setting.environmentName(setting.getKey()) : setting.getKey();
            String now = asVariables ? Setting.environmentName(setting.getValue()) : setting.getValue();
            renamed = Pattern.compile("(?<![\\w.-])" + Pattern.quote(old) + "(?![\\w-]|\\.\\w)")
                    .matcher(renamed)
                    .replaceAll(Matcher.quoteReplacement(now));
        }
        return renamed;
    }

    /** In the local cloud each pipeline has streams and queues of its own. */
    private String ownSources(String local) {
        String own = local;
        for (Setting setting : installation.settings().of(from.kebab())) {
            boolean isShared = setting.type()
                    .use()
                    .filter(use -> use.kind() == ResourceKind.STREAM || use.kind() == ResourceKind.QUEUE)
                    .isPresent();
            if (isShared) {
                own = Pattern.compile("(?m)^(" + Pattern.quote(setting.name()) + "=)(?!.*" + Pattern.quote(from.kebab())
                                + ")(?=.)")
                        .matcher(own)
                        .replaceAll("$1" + Matcher.quoteReplacement(to.kebab()) + "-");
            }
        }
        return own;
    }

    /** Beans of all routes share one registry. */
    private String beansRenamed(String route) {
        String renamed = route;
        for (String bean :
                BEAN.matcher(route).results().map(found -> found.group(1)).toList()) {
            String now = from.replaceIn(bean, to);
            if (now.equals(bean)) {
                now = to.camel() + Character.toUpperCase(bean.charAt(0)) + bean.substring(1);
            }
            renamed = Pattern.compile("(?m)^(\\s*(?:- )?(?!(?:" + TEXTS + "):)[A-Za-z]\\w*: *[\"']?#?(?:bean:)?)"
                            + Pattern.quote(bean) + "([\"']? *)$")
                    .matcher(renamed)
                    .replaceAll("$1" + Matcher.quoteReplacement(now) + "$2");
            renamed = Pattern.compile("\\bbean:" + Pattern.quote(bean) + "\\b")
                    .matcher(renamed)
                    .replaceAll("bean:" + Matcher.quoteReplacement(now));
        }
        return renamed;
    }

    /** The names of variables follow from those of settings. */
    private void writeTable() throws IOException {
        Path page = installation.routes().resolve(to.kebab()).resolve("README.md");
        if (!Files.isRegularFile(page)) {
            return;
        }
        String text = Utf8File.read(page);
        if (SettingsTable.isIn(text, to.kebab())) {
            SettingsTable table = new SettingsTable(installation.settings().of(to.kebab()));
            Files.writeString(page, table.in(text, to.kebab()));
        }
    }

    /** A name and its other spellings. */
    private record PipelineName(String kebab) {

        /** As beans are called. */
        String camel() {
            return Pattern.compile("-(.)").matcher(kebab).replaceAll(letter -> letter.group(1)
                    .toUpperCase(Locale.ROOT));
        }

        /** As variables begin. */
        String upper() {
            return Setting.environmentName(kebab);
        }

        /** A name of Java has the words without anything between them; what the specification is called stays. */
        String replaceIn(String text, PipelineName other) {
            String replaced = text.replaceAll(
                    "(?<![A-Za-z0-9_]|docs/reference/)" + Pattern.quote(kebab) + "(?![A-Za-z0-9_])", other.kebab());
            replaced = replaced.replaceAll("(?<![A-Za-z0-9_.])" + camel() + "(?=[A-Z]|\\b)", other.camel());
            return replaced.replaceAll("(?<![A-Z0-9])" + upper() + "(?![A-Z0-9])", other.upper());
        }
    }
}
