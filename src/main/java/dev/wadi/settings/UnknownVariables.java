package dev.wadi.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Variables of the environment that were meant to be a setting and are none. Nobody reads them, so that a misspelt one would change nothing, in silence.
 */
public final class UnknownVariables {
    private static final String OWN = "WADI_";
    private static final Set<String> LAUNCHER = Set.of("WADI_HOME", "WADI_DIST", "WADI_CLASSPATH", "WADI_JAVA_OPTIONS");
    /** What Kubernetes sets for each service of the namespace. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".+_SERVICE_HOST|.+_SERVICE_PORT(?:_.+)?|.+_PORT_\\d+_.+");
    /** With a value such as {@code tcp://10.0.0.1:6379}. */
    private static final Pattern LINKED_PORT = Pattern.compile(".+_PORT=[a-z]+://.*");

    /** What tcsh and bash export by themselves, VENDOR being a letter away from VENDORS: nobody meant a setting. */
    private static final Set<String> SHELLS =
            Set.of("VENDOR", "HOST", "HOSTTYPE", "MACHTYPE", "OSTYPE", "GROUP", "REMOTEHOST");

    private static final int LETTERS = 2;
    /** A short name is near to anything. */
    private static final int LONG = 4 * LETTERS;

    private final List<Known> known = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>(List.of(OWN));
    private final Set<String> described = new TreeSet<>(List.of(OWN));

    /**
     * @param described a setting; what else a route or a file names may well have neighbours of like names that others read
     * @param replaced of a replaced system, whose names are variables as they stand
     */
    private record Known(String name, String variable, String example, boolean described, boolean replaced) {}

    /**
     * @param settings all that are described, also of pipelines that do not run
     * @param pipelines all there are
     * @param undescribed names that are read all the same, such as those in the routes of a user
     */
    public UnknownVariables(List<Setting> settings, Collection<String> pipelines, Collection<String> undescribed) {
        for (Setting setting : settings) {
            String variable = setting.environmentName();
            known.add(new Known(
                    setting.name(),
                    variable,
                    value(setting),
                    true,
                    setting.name().equals(variable)));
            described.add(Setting.environmentName(setting.section()) + "_");
            setting.type()
                    .notes()
                    .get("alias")
                    .ifPresent(old ->
                            known.add(new Known(old, Setting.environmentName(old), value(setting), false, false)));
        }
        undescribed.forEach(name -> known.add(new Known(name, Setting.environmentName(name), "...", false, false)));
        pipelines.forEach(pipeline -> prefixes.add(Setting.environmentName(pipeline) + "_"));
    }

    /** One problem for each, with the name that was meant. */
    public List<SettingException> among(Map<String, String> variables) {
        List<SettingException> unknown = new ArrayList<>();
        for (String variable : new TreeSet<>(variables.keySet())) {
            if (!isKnown(variable) && !isOfAnother(variable, variables.get(variable))) {
                Optional<String> prefix = prefix(variable);
                Optional<Known> meant = prefix.isPresent() ? nearest(variable, prefix.get()) : misspelt(variable);
                if (prefix.isPresent() || meant.isPresent()) {
                    unknown.add(problem(variable, "the environment", meant, Known::variable));
                }
            }
        }
        return unknown;
    }

    /**
     * One problem for each name in a file of settings that belongs to a section with descriptions, and is none of its settings, and for each that was meant to be
     * one of the others.
     *
     * @param file for the message
     */
    public List<SettingException> inFile(String file, Set<String> names) {
        List<SettingException> unknown = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            if (known.stream().noneMatch(one -> one.name().equals(name))) {
                String variable = Setting.environmentName(name);
                Optional<String> prefix = prefix(variable);
                Optional<String> section = prefix.filter(described::contains);
                Optional<Known> meant = section.isPresent()
                        ? nearest(variable, section.get())
                        : prefix.isPresent() || isKnown(variable) ? Optional.empty() : misspelt(variable);
                if (section.isPresent() || meant.isPresent()) {
                    unknown.add(problem(name, file, meant, Known::name));
                }
            }
        }
        return unknown;
    }

    private Optional<String> prefix(String variable) {
        return prefixes.stream().filter(variable::startsWith).max(Comparator.comparingInt(String::length));
    }

    /** @param written how a setting is named at that place */
    private static SettingException problem(
            String name, String place, Optional<Known> meant, Function<Known, String> written) {
        Optional<String> right = meant.map(written);
        return new SettingException(
                name,
                "is in " + place + " and is no setting, so that nobody reads it"
                        + right.map(one -> ". The nearest is " + one).orElse(""),
                right.map(one -> one + "=" + meant.orElseThrow().example()).orElse(""));
    }

    private static String value(Setting setting) {
        return setting.example().substring(setting.name().length() + 1);
    }

    private boolean isKnown(String variable) {
        return LAUNCHER.contains(variable)
                || known.stream().anyMatch(one -> one.variable().equals(variable));
    }

    private static boolean isOfAnother(String variable, String value) {
        return SHELLS.contains(variable)
                || SERVICE_LINK.matcher(variable).matches()
                || LINKED_PORT.matcher(variable + "=" + value).matches();
    }

    /** The variables of a machine are many, and few are as long as a setting: only with those are letters compared. */
    private Optional<Known> misspelt(String variable) {
        return known.stream()
                .filter(one ->
                        one.replaced() || (one.described() && one.variable().length() > LONG))
                .filter(one -> Math.abs(one.variable().length() - variable.length()) <= LETTERS)
                .filter(one -> Spelling.distance(variable, one.variable()) <= LETTERS)
                .min(bySpelling(variable));
    }

    /** The settings of another pipeline are no advice. */
    private Optional<Known> nearest(String variable, String prefix) {
        return known.stream().filter(one -> one.variable().startsWith(prefix)).min(bySpelling(variable));
    }

    private static Comparator<Known> bySpelling(String variable) {
        return Comparator.comparingInt(one -> Spelling.distance(variable, one.variable()));
    }
}
