package dev.wadi.local.s3;

import java.util.List;

/**
 * Which objects of a bucket a queue hears of.
 *
 * @param events such as {@code s3:ObjectCreated:*}
 * @param prefix of the keys; empty for any
 * @param suffix of the keys; empty for any
 */
record QueueRule(String id, String queueArn, List<String> events, String prefix, String suffix) {
    static final String EVERY_CREATION = "s3:ObjectCreated:*";

    QueueRule {
        events = List.copyOf(events);
    }

    /** @param event such as {@code s3:ObjectCreated:Put} */
    boolean concerns(String event, String key) {
        return (events.contains(event) || events.contains(EVERY_CREATION))
                && key.startsWith(prefix)
                && key.endsWith(suffix);
    }
}
