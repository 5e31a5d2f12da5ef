package dev.wadi.delivery.outbox;

import java.util.Map;

/**
 * A message that is to go out once.
 *
 * @param id the same for the same message, whoever writes it; with the pipeline's name in it
 * @param channel by which routes say where it goes: it leads there when the message is sent, not when it is written
 * @param attributes text attributes, at most 10
 * @param group of messages that keep their order; empty for none. A topic that is not FIFO does not get it
 * @param deduplicationId for a FIFO queue or topic
 */
public record OutgoingMessage(
        String id, String channel, String body, Map<String, String> attributes, String group, String deduplicationId) {

    public OutgoingMessage {
        attributes = Map.copyOf(attributes);
    }
}
