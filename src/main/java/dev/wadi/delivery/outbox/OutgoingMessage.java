package dev.wadi.delivery.outbox;

import java.util.Map;
import java.util.Optional;

/**
 * A message that is to go out once.
 *
 * @param id the same for the same message, whoever writes it; with the pipeline's name in it
 * @param attributes text attributes, at most 10
 * @param group of messages that keep their order; empty for none. A topic that is not FIFO does not get it
 * @param deduplicationId for a FIFO queue or topic
 */
public record OutgoingMessage(
        String id,
        Destination destination,
        String body,
        Map<String, String> attributes,
        String group,
        String deduplicationId) {

    public OutgoingMessage {
        attributes = Map.copyOf(attributes);
    }

    /**
     * Why the service would never take it, if that is so: to be asked before anything is changed that it tells of.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if the queue does not say what it takes
     */
    public Optional<Refusal> refusal(DestinationLimits limits) {
        return SendLimits.refusal(this, limits);
    }
}
