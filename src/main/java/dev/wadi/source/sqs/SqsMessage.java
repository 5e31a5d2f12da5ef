package dev.wadi.source.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;
import java.util.Map;

/**
 * One message of a queue, without the attributes its sender gave it: a header that somebody outside can set must decide nothing in a route.
 *
 * @param messageId as SQS gave it, the same at every delivery
 * @param body as received
 * @param messageGroupId null where the sender gave none; a message of a FIFO queue always has one
 */
public record SqsMessage(String messageId, String body, String messageGroupId) implements SourceRecord {

    /** A message without a group. */
    public SqsMessage(String messageId, String body) {
        this(messageId, body, null);
    }

    @Override
    public String sourceId() {
        return messageId;
    }

    @Override
    public byte[] payload() {
        return body.getBytes(UTF_8);
    }

    @Override
    public String text() {
        return body;
    }

    @Override
    public Map<String, Object> headers() {
        return messageGroupId == null
                ? Map.of(SqsQueueHeaders.MESSAGE_ID, messageId)
                : Map.of(SqsQueueHeaders.MESSAGE_ID, messageId, SqsQueueHeaders.MESSAGE_GROUP_ID, messageGroupId);
    }

    @Override
    public boolean payloadAsJson() {
        return true;
    }

    @Override
    public String toString() {
        return messageId + " (" + body.length() + " characters)";
    }
}
