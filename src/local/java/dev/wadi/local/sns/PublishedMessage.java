package dev.wadi.local.sns;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message as a topic has taken it.
 *
 * @param body what queues get, whatever other protocols would have got
 * @param order of a FIFO topic only
 */
record PublishedMessage(
        String messageId,
        String body,
        Optional<String> subject,
        Map<String, MessageAttribute> attributes,
        Optional<Order> order,
        Instant time) {

    /** How a message stands among those of a FIFO topic. */
    record Order(String group, String deduplicationId, String sequenceNumber) {}
}
