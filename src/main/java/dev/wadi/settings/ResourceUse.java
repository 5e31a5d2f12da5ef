package dev.wadi.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the value of a setting points at, and what is done there: {@code stream read}, {@code queue send}.
 *
 * @param kind such as {@code stream}
 */
public record ResourceUse(String kind, Access access) {
    static final String FORM = "streams? read|stream write|queue receive|queue send|topic publish|lease-table";
    private static final Pattern PARTS = Pattern.compile("([a-z-]+?)s?(?: ([a-z]+))?");

    /** Directions of records; what is merely looked up or kept has none. */
    public enum Access {
        /** Records come from it. */
        READ,
        RECEIVE,
        /** Records go to it. */
        WRITE,
        SEND,
        PUBLISH,
        KEEP;

        boolean isSource() {
            return this == READ || this == RECEIVE;
        }

        boolean isOutput() {
            return this == WRITE || this == SEND || this == PUBLISH;
        }
    }

    /** Empty for a type that names no resource. */
    static Optional<ResourceUse> of(String type) {
        if (!type.matches(FORM)) {
            return Optional.empty();
        }
        Matcher parts = PARTS.matcher(type);
        return parts.matches()
                ? Optional.of(new ResourceUse(
                        parts.group(1),
                        parts.group(2) == null
                                ? Access.KEEP
                                : Access.valueOf(parts.group(2).toUpperCase(Locale.ROOT))))
                : Optional.empty();
    }
}
