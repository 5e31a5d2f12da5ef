package dev.wadi.local.ssm;

import dev.wadi.local.emulator.AwsException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for the name of a new parameter, as the Systems Manager user guide lists them. */
final class ParameterName {

    static final int LONGEST = 2_048;

    private static final int MOST_LEVELS = 15;
    private static final Pattern LETTERS = Pattern.compile("[a-zA-Z0-9_.\\-/]+");
    private static final Pattern RESERVED = Pattern.compile("/?(aws|ssm).*");

    private ParameterName() {}

    static void check(String name) {
        boolean path = name.indexOf('/', 1) > 0;
        if (name.contains("/") && !name.startsWith("/")) {
            throw AwsException.invalid("Parameter name must be a fully qualified name.");
        }
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (path && lowerCase.startsWith("/aws")) {
            throw AwsException.refused("AccessDeniedException", "No access to reserved parameter name: " + name + ".");
        }
        if (RESERVED.matcher(lowerCase).matches() && !path) {
            throw AwsException.invalid("Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");
        }
        if (RESERVED.matcher(lowerCase).matches() || !LETTERS.matcher(name).matches() || name.endsWith("/")) {
            throw AwsException.invalid("Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed"
                    + " as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as"
                    + " a mix of letters, numbers and the following 3 symbols .-_");
        }
        if (name.chars().filter(letter -> letter == '/').count() > MOST_LEVELS) {
            throw AwsException.refused(
                    "HierarchyLevelLimitExceededException",
                    "A hierarchy can have a maximum of " + MOST_LEVELS + " levels.");
        }
    }
}
