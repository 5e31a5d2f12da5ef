package dev.wadi.settings;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z][\\w.-]*)}}");

    private final List<Declaration> declarations;
    private final List<Setting> settings;
    /** By the pipeline whose declarations cannot be read. */
    private final Map<String, RuntimeException> broken;

    private SettingCatalog(List<Declaration> declarations, Map<String, RuntimeException> broken) {
        this.declarations = List.copyOf(declarations);
        settings = declarations.stream()
                .map(declaration -> RedisSettings.noted(declaration.setting()))
                .toList();
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
        List<Declaration> declarations = new ArrayList<>(DeclarationFile.read(whole, ""));
        Map<String, RuntimeException> broken = new HashMap<>();
        new TreeMap<>(pipelines).forEach((pipeline, file) -> {
            try {
                declarations.addAll(DeclarationFile.read(file, pipeline));
            } catch (SettingException | UncheckedIOException e) {
                broken.put(pipeline, e);
            }
        });
        requireNoted(declarations, pipelines.keySet(), broken);
        return new SettingCatalog(declarations, broken);
    }

    /** Not where another pipeline's declarations cannot be read: they may have the name. */
    private static void requireNoted(
            List<Declaration> declarations, Set<String> pipelines, Map<String, RuntimeException> broken) {
        List<Setting> settings = declarations.stream().map(Declaration::setting).toList();
        Set<String> known = settings.stream().map(Setting::name).collect(Collectors.toSet());
        Map<String, List<Setting>> all = broken.isEmpty()
                ? settings.stream()
                        .filter(setting -> pipelines.contains(setting.section()))
                        .collect(Collectors.groupingBy(Setting::section))
                : Map.of();
        all.forEach((pipeline, own) ->
                NotedSettings.unknown(own, known).ifPresent(problem -> broken.put(pipeline, problem)));
        declarations.removeIf(
                declaration -> broken.containsKey(declaration.setting().section()));
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

    /**
     * Defaults and examples of a section that cannot name what their types say. A value that is given in their place may be right, and a scenario always
     * gives one, so that it would not tell.
     */
    public List<SettingException> wrongDefaults(String section) {
        return declarations.stream()
                .filter(declaration -> declaration.setting().section().equals(section))
                .flatMap(declaration ->
                        declaration.problem(resolve(declaration.setting().value())).stream())
                .toList();
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
}
