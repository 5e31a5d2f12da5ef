package dev.wadi.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a pipeline's page that is made from declarations, between two markers.
 *
 * @param what such as {@code settings}
 */
public record GeneratedPart(String what, String pipeline) {

    /**
     * The page with this text between the markers.
     *
     * @throws IllegalArgumentException if the markers are not there
     */
    public String in(String page, String text) {
        String end = "<!-- end of " + what + " -->";
        Matcher part = Pattern.compile("(?s)(" + Pattern.quote(begin()) + ").*(" + Pattern.quote(end) + ")")
                .matcher(page);
        if (!part.find()) {
            throw new IllegalArgumentException("the markers are missing: " + begin() + " and, below it, " + end);
        }
        return part.replaceFirst(Matcher.quoteReplacement(part.group(1) + "\n" + text + part.group(2)));
    }

    /** Whether the page has a place for it. */
    public boolean isIn(String page) {
        return page.contains(begin());
    }

    private String begin() {
        return "<!-- " + what + " of " + pipeline + ": generated -->";
    }
}
