package dev.wadi.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the value of a setting points at, and what is done there: {@code stream read}, {@code queue send}.
 *
 * @param kind such as {@code stream}
 */
public record ResourceUse(String kind, Access access) {
    static final String FORM =
            "streams? read|stream write|queue receive|queue send(?: by URL)?|topic publish|lease-table";
    private static final Pattern PARTS = Pattern.compile("([a-z-]+?)s?(?: ([a-z]+))?(?: by URL)?");
    private static final String STREAM = "[A-Za-z0-9_.-]{1,128}";
    private static final String QUEUE = "[A-Za-z0-9_-]{1,75}(?:\\.fifo|[A-Za-z0-9_-]{0,5})";
    private static final String URL = "(?i:https?)://[A-Za-z0-9_.:\\[\\]-]+(?:/[A-Za-z0-9_.-]+)+";
    private static final String TOPIC = "arn:[a-z-]+:sns:[a-z0-9-]+:\\d+:[A-Za-z0-9_.-]+";

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

    /**
     * What is wrong with a value, if it can be none of this. Only forms that the clients of the service take are right; what stands in one can be nothing that an
     * expression or a URI would take for its own.
     */
    static Optional<String> problem(String type, String value) {
        return switch (type) {
            case "streams read" ->
                form(
                        Stream.of(value.split(",", -1)).map(String::strip).allMatch(one -> one.matches(STREAM)),
                        "the name of a Kinesis stream, or several separated by commas",
                        value);
            case "stream read", "stream write" -> form(value.matches(STREAM), "the name of a Kinesis stream", value);
            case "queue send by URL" -> form(value.matches(URL), "the URL of an SQS queue", value);
            case "topic publish" -> form(value.matches(TOPIC), "the ARN of an SNS topic", value);
            default -> form(value.matches(QUEUE) || value.matches(URL), "the name or the URL of an SQS queue", value);
        };
    }

    private static Optional<String> form(boolean right, String wanted, String value) {
        return right
                ? Optional.empty()
                : Optional.of("must be " + wanted + ": letters from A to Z, digits, '_', '-' and '.' as the service has"
                        + " them, not '" + value + "'");
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
