package dev.wadi.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Variables of the environment that were meant to be a setting and are none. Nobody reads them, so that a misspelt one would change nothing, in silence.
 */
public final class UnknownVariables {
    private static final String OWN = "WADI_";
    private static final Set<String> LAUNCHER = Set.of("WADI_HOME", "WADI_DIST", "WADI_JAVA_OPTIONS");
    /** What Kubernetes sets for each service of the namespace. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".+_SERVICE_HOST|.+_SERVICE_PORT(?:_.+)?|.+_PORT|.+_PORT_\\d+_.+");

    private static final int LETTERS = 2;

    private final List<Setting> settings;
    private final List<String> prefixes = new ArrayList<>(List.of(OWN));

    /**
     * @param settings all there are, also of pipelines that do not run
     * @param pipelines all there are
     */
    public UnknownVariables(List<Setting> settings, Collection<String> pipelines) {
        this.settings = List.copyOf(settings);
        pipelines.forEach(
                pipeline -> prefixes.add(pipeline.toUpperCase(Locale.ROOT).replace('-', '_') + "_"));
    }

    /** One problem for each, with the name that was meant. */
    public List<SettingException> among(Set<String> variables) {
        List<SettingException> unknown = new ArrayList<>();
        for (String variable : new TreeSet<>(variables)) {
            if (!isKnown(variable)) {
                Setting meant = nearest(variable);
                boolean close = Spelling.distance(variable, meant.environmentName()) <= LETTERS;
                if (isPrefixed(variable) || (close && isOfAReplacedSystem(meant))) {
                    unknown.add(new SettingException(
                            variable,
                            "is in the environment and is no setting, so that nobody reads it. The nearest is "
                                    + meant.environmentName(),
                            meant.environmentName() + "=" + example(meant)));
                }
            }
        }
        return unknown;
    }

    private static String example(Setting meant) {
        return meant.example().substring(meant.name().length() + 1);
    }

    private boolean isKnown(String variable) {
        return LAUNCHER.contains(variable)
                || SERVICE_LINK.matcher(variable).matches()
                || settings.stream()
                        .anyMatch(setting -> setting.environmentName().equals(variable));
    }

    private boolean isPrefixed(String variable) {
        return prefixes.stream().anyMatch(variable::startsWith);
    }

    /** Their names are variables as they stand. */
    private static boolean isOfAReplacedSystem(Setting setting) {
        return setting.name().equals(setting.environmentName());
    }

    private Setting nearest(String variable) {
        return settings.stream()
                .reduce((one, other) -> Spelling.distance(variable, other.environmentName())
                                < Spelling.distance(variable, one.environmentName())
                        ? other
                        : one)
                .orElseThrow();
    }
}
