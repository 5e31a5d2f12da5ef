package dev.wadi.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Variables of the environment that were meant to be a setting and are none. Nobody reads them, so that a misspelt one would change nothing, in silence.
 */
public final class UnknownVariables {
    private static final String OWN = "WADI_";
    private static final Set<String> LAUNCHER = Set.of("WADI_HOME", "WADI_DIST", "WADI_CLASSPATH", "WADI_JAVA_OPTIONS");
    /** What Kubernetes sets for each service of the namespace. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".+_SERVICE_HOST|.+_SERVICE_PORT(?:_.+)?|.+_PORT|.+_PORT_\\d+_.+");

    /** What tcsh and bash export by themselves, VENDOR being a letter away from VENDORS: nobody meant a setting. */
    private static final Set<String> SHELLS =
            Set.of("VENDOR", "HOST", "HOSTTYPE", "MACHTYPE", "OSTYPE", "GROUP", "REMOTEHOST");

    private static final int LETTERS = 2;

    private final List<Known> known = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>(List.of(OWN));

    /** @param replaced true: of a replaced system, whose names are variables as they stand */
    private record Known(String variable, String example, boolean replaced) {}

    /**
     * @param settings all that are described, also of pipelines that do not run
     * @param pipelines all there are
     * @param undescribed names that are read all the same, such as those in the routes of a user
     */
    public UnknownVariables(List<Setting> settings, Collection<String> pipelines, Collection<String> undescribed) {
        settings.forEach(setting -> known.add(new Known(
                setting.environmentName(), value(setting), setting.name().equals(setting.environmentName()))));
        undescribed.forEach(name -> known.add(new Known(Setting.environmentName(name), "...", false)));
        pipelines.forEach(pipeline -> prefixes.add(Setting.environmentName(pipeline) + "_"));
    }

    /** One problem for each, with the name that was meant. */
    public List<SettingException> among(Set<String> variables) {
        List<SettingException> unknown = new ArrayList<>();
        for (String variable : new TreeSet<>(variables)) {
            if (!isKnown(variable)) {
                Optional<String> prefix =
                        prefixes.stream().filter(variable::startsWith).max(Comparator.comparingInt(String::length));
                Optional<Known> meant = nearest(variable, prefix.orElse(""));
                if (prefix.isPresent()
                        || meant.filter(one -> isMeant(variable, one)).isPresent()) {
                    unknown.add(problem(variable, meant));
                }
            }
        }
        return unknown;
    }

    private static SettingException problem(String variable, Optional<Known> meant) {
        return new SettingException(
                variable,
                "is in the environment and is no setting, so that nobody reads it"
                        + meant.map(one -> ". The nearest is " + one.variable()).orElse(""),
                meant.map(one -> one.variable() + "=" + one.example()).orElse(""));
    }

    private static String value(Setting setting) {
        return setting.example().substring(setting.name().length() + 1);
    }

    private boolean isKnown(String variable) {
        return LAUNCHER.contains(variable)
                || SHELLS.contains(variable)
                || SERVICE_LINK.matcher(variable).matches()
                || known.stream().anyMatch(one -> one.variable().equals(variable));
    }

    private static boolean isMeant(String variable, Known one) {
        return one.replaced() && Spelling.distance(variable, one.variable()) <= LETTERS;
    }

    /** The settings of another pipeline are no advice. */
    private Optional<Known> nearest(String variable, String prefix) {
        return known.stream()
                .filter(one -> one.variable().startsWith(prefix))
                .min(Comparator.comparingInt(one -> Spelling.distance(variable, one.variable())));
    }
}
