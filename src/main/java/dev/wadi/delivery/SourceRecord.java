package dev.wadi.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** One record as its source handed it over: what a dead letter needs to know of it, and what the message is made of that a route gets. */
public interface SourceRecord {

    /** The identity of the event, the same at every delivery: {@code <shardId>:<sequenceNumber>} for Kinesis, the message id for SQS. */
    String sourceId();

    /** The bytes as received, never null. */
    byte[] payload();

    /** The payload as text, by UTF-8. */
    default String text() {
        return new String(payload(), UTF_8);
    }

    /** What the source knows of it, none of it null: the headers of its message, called as in Camel's own component for the service. */
    default Map<String, Object> headers() {
        return Map.of();
    }

    /** Position inside an envelope that carried several records; null where there was none. */
    default Integer recordIndex() {
        return null;
    }

    /**
     * What gave it its {@link #sourceId}: the stream, or the route of the schedule. Two of them may give the same one, such as two streams that were made in the same second. Empty where
     * nothing else ever gives it, as for the id of a message.
     */
    default String origin() {
        return "";
    }

    /** The identity of this record alone, whatever the others come from: that of its event, behind {@code ORIGIN/}, and with {@code :INDEX} behind it inside an envelope. */
    default String identity() {
        String event = origin().isEmpty() ? sourceId() : origin() + "/" + sourceId();
        return recordIndex() == null ? event : event + ":" + recordIndex();
    }

    /** Whether a dead letter has the payload as a JSON value where it is a JSON object (docs/reference/dead-letters.md); else it is text. */
    default boolean payloadAsJson() {
        return false;
    }

    /** What the producer of a stream chose the shard by; null where the source has none. */
    default String partitionKey() {
        return null;
    }

    /** What keeps messages of a queue in order; null where the source has none. */
    default String messageGroupId() {
        return null;
    }
}
