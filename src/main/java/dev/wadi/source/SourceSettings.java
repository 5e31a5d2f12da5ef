package dev.wadi.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * Options of a source that settings give, so that a route names none of them: {@code settings=orders} reads {@code pollInterval} from
 * {@code orders.poll-interval}. What the route names itself wins.
 */
public final class SourceSettings {
    public static final Set<String> KINESIS_STREAM = Set.of(
            "initialPosition",
            "startTimestamp",
            "maxRecords",
            "pollInterval",
            "leaseTable",
            "failoverTime",
            "stopTimeout",
            "enhancedFanOut",
            "cloudWatchMetrics",
            "maxBackoff");
    public static final Set<String> SQS_QUEUE = Set.of(
            "concurrentConsumers",
            "maxRecords",
            "maxBytes",
            "visibilityTimeout",
            "waitTime",
            "maxHold",
            "retryAfter",
            "maxBackoff",
            "stopTimeout");
    private static final String PREFIX = "settings";
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private SourceSettings() {}

    /**
     * Adds to the parameters of an endpoint what settings have a value for.
     *
     * @param options that may be given so
     * @param whole settings of the whole, by the option that they are the default of
     */
    public static void fill(
            CamelContext context, Map<String, Object> parameters, Set<String> options, Map<String, String> whole) {
        Object prefix = parameters.get(PREFIX);
        for (String option : options) {
            Optional<String> own =
                    prefix == null ? Optional.empty() : value(context, setting(prefix.toString(), option));
            own.or(() -> Optional.ofNullable(whole.get(option)).flatMap(setting -> value(context, setting)))
                    .ifPresent(value -> parameters.putIfAbsent(option, value));
        }
    }

    /** All settings that give options under this prefix. */
    public static Stream<String> names(String prefix) {
        return Stream.concat(KINESIS_STREAM.stream(), SQS_QUEUE.stream())
                .distinct()
                .map(option -> setting(prefix, option));
    }

    /** The setting that gives an option. */
    private static String setting(String prefix, String option) {
        return prefix + "."
                + CAPITAL.matcher(option)
                        .replaceAll(letter ->
                                "-" + Character.toLowerCase(letter.group().charAt(0)));
    }

    private static Optional<String> value(CamelContext context, String setting) {
        return Optional.ofNullable(context.resolvePropertyPlaceholders("{{?" + setting + "}}"))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
