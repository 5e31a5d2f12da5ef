package dev.wadi.source.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * One message of a queue, without the attributes its sender gave it: a header that somebody outside can set must decide nothing in a route. What its deletion
 * needs is out of the reach of any step. Each delivery is a message of its own.
 */
public final class SqsMessage implements SourceRecord {
    private final String messageId;
    private final String body;
    /** Null where the sender gave none; a message of a FIFO queue always has one. */
    private final String messageGroupId;
    /** Null where it came from no queue. */
    private final String receiptHandle;

    private final int receipts;

    /** A message that came from no queue, without a group. */
    public SqsMessage(String messageId, String body) {
        this(messageId, body, null);
    }

    /**
     * A message that came from no queue.
     *
     * @param messageGroupId may be null
     */
    public SqsMessage(String messageId, String body, String messageGroupId) {
        this(messageId, body, messageGroupId, null, 1);
    }

    private SqsMessage(String messageId, String body, String messageGroupId, String receiptHandle, int receipts) {
        this.messageId = messageId;
        this.body = body;
        this.messageGroupId = messageGroupId;
        this.receiptHandle = receiptHandle;
        this.receipts = receipts;
    }

    /** As SQS handed it out. */
    static SqsMessage received(Message message) {
        String receipts = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return new SqsMessage(
                message.messageId(),
                message.body(),
                message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID),
                message.receiptHandle(),
                receipts == null ? 1 : Integer.parseInt(receipts));
    }

    /** As SQS gave it, the same at every delivery. */
    public String messageId() {
        return messageId;
    }

    /** As received. */
    public String body() {
        return body;
    }

    /** Another one at every delivery. */
    String receiptHandle() {
        return receiptHandle;
    }

    /** How often SQS has handed it out, this time included. */
    int receipts() {
        return receipts;
    }

    @Override
    public String messageGroupId() {
        return messageGroupId;
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
