package dev.wadi.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings that {@code config/application.properties} and {@code config/<pipeline>/settings.properties} declare: the one place where a setting, its
 * type, its default and its sentence stand. The reference page and the checks at the start are made from it.
 */
public final class SettingCatalog {
    private static final Pattern SECTION = Pattern.compile("## (\\S+)");
    private static final Pattern COMMENT = Pattern.compile("# (.*)");
    private static final Pattern ENTRY = Pattern.compile("(#?)([A-Za-z][\\w.-]*)\\s*=\\s*(.*)");
    private static final Pattern TYPED = Pattern.compile("(.*?)\\s*\\[([^\\[\\]]+)]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z][\\w.-]*)}}");
    private static final String REQUIRED = " Required.";

    private final List<Setting> settings;
    /** By the pipeline whose declarations cannot be read. */
    private final Map<String, RuntimeException> broken;

    private SettingCatalog(List<Setting> settings, Map<String, RuntimeException> broken) {
        this.settings = List.copyOf(settings);
        this.broken = Map.copyOf(broken);
    }

    /**
     * Lines without a description are values that a user added, for settings declared elsewhere or of his own. A pipeline whose file is wrong is none of
     * the others' business: it has no settings, and is {@linkplain #broken told} where it is to run.
     *
     * @param whole the settings of no pipeline; others may stand there below a heading {@code ## pipeline}
     * @param pipelines a file by its pipeline
     * @throws SettingException if the file of the whole is not there, or one of its descriptions is wrong
     */
    public static SettingCatalog read(Path whole, Map<String, Path> pipelines) {
        List<Setting> settings = new ArrayList<>(declared(whole, ""));
        Map<String, RuntimeException> broken = new HashMap<>();
        new TreeMap<>(pipelines).forEach((pipeline, file) -> {
            try {
                settings.addAll(declared(file, pipeline));
            } catch (SettingException | UncheckedIOException e) {
                broken.put(pipeline, e);
            }
        });
        requireNoted(settings, pipelines.keySet(), broken);
        return new SettingCatalog(settings.stream().map(RedisSettings::noted).toList(), broken);
    }

    /** Not where another pipeline's declarations cannot be read: they may have the name. */
    private static void requireNoted(
            List<Setting> settings, Set<String> pipelines, Map<String, RuntimeException> broken) {
        Set<String> known = settings.stream().map(Setting::name).collect(Collectors.toSet());
        Map<String, List<Setting>> all = broken.isEmpty()
                ? settings.stream()
                        .filter(setting -> pipelines.contains(setting.section()))
                        .collect(Collectors.groupingBy(Setting::section))
                : Map.of();
        all.forEach((pipeline, own) ->
                NotedSettings.unknown(own, known).ifPresent(problem -> broken.put(pipeline, problem)));
        settings.removeIf(setting -> broken.containsKey(setting.section()));
    }

    private static List<Setting> declared(Path file, String pipeline) {
        List<Setting> settings = new ArrayList<>();
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
                    settings.add(setting(file + ":" + line, section, description.toString(), entry));
                }
                description.setLength(0);
            } else if (text.isBlank()) {
                description.setLength(0);
            }
        }
        return settings;
    }

    /** Settings that two pipelines declare, one of which is among these: only one of the values could count. */
    public List<SettingException> declaredTwice(Collection<String> sections) {
        Map<String, Setting> known = new HashMap<>();
        List<SettingException> twice = new ArrayList<>();
        for (Setting setting : settings) {
            Setting before = known.putIfAbsent(setting.environmentName(), setting);
            if (before != null && (sections.contains(before.section()) || sections.contains(setting.section()))) {
                twice.add(new SettingException(
                        setting.name(),
                        "is declared for " + before.section() + " and for " + setting.section()
                                + ", and has one value: give one of them another name",
                        setting.section() + "." + setting.name().replaceFirst("^.*\\.", "") + "=..."));
            }
        }
        return twice;
    }

    /** Why declarations cannot be read, by the pipelines whose they are. */
    public Map<String, RuntimeException> broken() {
        return broken;
    }

    public List<Setting> all() {
        return settings;
    }

    public List<Setting> of(String section) {
        return settings.stream()
                .filter(setting -> setting.section().equals(section))
                .toList();
    }

    /** What the pipeline reads from: a stream or queue, else a database, else the schedule that it works by. */
    public Optional<Setting> source(String pipeline) {
        List<Setting> sources = of(pipeline).stream()
                .filter(setting ->
                        setting.type().use().filter(ResourceUse::isSource).isPresent())
                .toList();
        return sources.stream()
                .filter(setting -> setting.type()
                        .use()
                        .filter(use -> use.kind() != ResourceKind.DATABASE)
                        .isPresent())
                .findFirst()
                .or(() -> sources.stream().findFirst())
                .or(() -> find(pipeline + ".schedule"));
    }

    public Optional<Setting> find(String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    /** A default or an example, with the defaults of the settings that it is made of. */
    public String resolve(String value) {
        return resolve(value, setting -> Optional.empty());
    }

    /**
     * The same, where some settings have other values than their defaults.
     *
     * @param given these, by the setting
     */
    public String resolve(String value, Function<Setting, Optional<String>> given) {
        return PLACEHOLDER
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(find(found.group(1))
                        .map(setting -> given.apply(setting).orElse(setting.value()))
                        .orElse(found.group())));
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
