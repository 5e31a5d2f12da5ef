package dev.wadi.source.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Of the queue that is read: after how many receipts SQS moves a message to the queue's own dead-letter queue. Asked for when a message was held for long,
 * not before.
 */
final class RedrivePolicy {
    private static final Logger LOG = LoggerFactory.getLogger(RedrivePolicy.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration VALID = Duration.ofMinutes(10);
    /** Where it was not told, until it is asked for again: all messages that are held wait for the answer. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);
    private static final int SERVER_ERROR = 500;
    /** No policy: no number of receipts is too many. */
    private static final int NONE = Integer.MAX_VALUE;

    private final SqsClient client;
    private final SourceQueue queue;
    private OptionalInt most = OptionalInt.empty();
    /** 0: never. */
    private long asked;

    private boolean answered;

    RedrivePolicy(SqsClient client, SourceQueue queue) {
        this.client = client;
        this.queue = queue;
    }

    /**
     * Whether SQS may count one more receipt of a message. The second half of its receipts is kept for crashes and stops. While SQS does not say, it may not.
     *
     * @param receipts that it has counted, the present one among them
     */
    synchronized boolean allowsAnother(int receipts) {
        Duration valid = answered ? VALID : PAUSE;
        if (asked == 0 || System.nanoTime() - asked > valid.toNanos()) {
            answered = false;
            ask();
            asked = System.nanoTime();
        }
        return most.isPresent() && receipts < most.getAsInt() / 2.0;
    }

    private void ask() {
        try {
            String policy = client.getQueueAttributes(request -> request.queueUrl(queue.url())
                            .attributeNames(QueueAttributeName.REDRIVE_POLICY)
                            .overrideConfiguration(AwsRequestOverrideConfiguration.builder()
                                    .apiCallTimeout(LONGEST_CALL)
                                    .build()))
                    .attributes()
                    .get(QueueAttributeName.REDRIVE_POLICY);
            know(policy == null ? NONE : read(policy));
        } catch (SdkException e) {
            if (isRefused(e) && most.isEmpty()) {
                LOG.info("{}: no right to sqs:GetQueueAttributes; a redrive policy is not looked for", queue.name());
                know(NONE);
            }
        }
    }

    private void know(int receipts) {
        most = OptionalInt.of(receipts);
        answered = true;
    }

    /** An answer of SQS itself, which has codes; a proxy's page has none. */
    private static boolean isRefused(SdkException fault) {
        return fault instanceof AwsServiceException answer
                && answer.statusCode() < SERVER_ERROR
                && !answer.isThrottlingException()
                && answer.awsErrorDetails() != null
                && answer.awsErrorDetails().errorCode() != null;
    }

    /** The number stands there as a number or as text. */
    private static int read(String policy) {
        try {
            return JSON.readTree(policy).path("maxReceiveCount").asInt(NONE);
        } catch (JsonProcessingException e) {
            return NONE;
        }
    }
}
