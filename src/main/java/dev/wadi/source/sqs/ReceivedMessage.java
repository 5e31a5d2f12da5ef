package dev.wadi.source.sqs;

import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message as SQS handed it out. What its deletion needs stays here, out of the reach of any step.
 *
 * @param receipts how often SQS has handed it out, this time included
 */
record ReceivedMessage(SqsMessage message, String receiptHandle, int receipts) {

    static ReceivedMessage of(Message received) {
        String receipts = received.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return new ReceivedMessage(
                new SqsMessage(
                        received.messageId(),
                        received.body(),
                        received.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID)),
                received.receiptHandle(),
                receipts == null ? 1 : Integer.parseInt(receipts));
    }
}
