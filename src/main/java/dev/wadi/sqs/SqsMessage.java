package dev.wadi.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;

/**
 * One message of a queue, without the attributes its sender gave it: nothing of them reaches a route.
 *
 * @param messageId as SQS gave it, the same at every delivery
 * @param body as received
 */
public record SqsMessage(String messageId, String body) implements SourceRecord {

    @Override
    public String sourceId() {
        return messageId;
    }

    @Override
    public byte[] payload() {
        return body.getBytes(UTF_8);
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
