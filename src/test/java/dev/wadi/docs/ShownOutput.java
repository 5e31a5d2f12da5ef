package dev.wadi.docs;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The output of a command as a page shows it: each line is printed, in this order. Numbers are compared as numbers of any value, as they are ports, times and
 * ids. {@code ...} stands for the rest of a line; alone on a line for some lines.
 */
record ShownOutput(String text) {
    private static final String LEFT_OUT = "...";
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    /** The first line that is not printed where it should be. */
    Optional<String> missingIn(String printed) {
        List<String> shown = text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty() && !line.equals(LEFT_OUT))
                .toList();
        Iterator<String> lines = printed.lines().map(String::stripTrailing).iterator();
        for (String line : shown) {
            if (!goTo(line, lines)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static boolean goTo(String shown, Iterator<String> lines) {
        while (lines.hasNext()) {
            if (fits(shown, lines.next())) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String shown, String printed) {
        String wanted = anyNumbers(shown);
        String is = anyNumbers(printed);
        int leftOut = wanted.indexOf(LEFT_OUT);
        return leftOut < 0 ? is.equals(wanted) : is.startsWith(wanted.substring(0, leftOut));
    }

    private static String anyNumbers(String line) {
        return NUMBER.matcher(line).replaceAll("#");
    }
}
