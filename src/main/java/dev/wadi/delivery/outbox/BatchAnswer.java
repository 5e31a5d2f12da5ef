package dev.wadi.delivery.outbox;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * What a service says to a batch. That it did not take a message is no exception of the SDK; here it is the one that the message alone would have had.
 * An answer that does not say that a message was taken is not the service's, whatever its status.
 */
record BatchAnswer(Object answer) {
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    /** The id of the message at this place of a batch. */
    static String entry(int place) {
        return Integer.toString(place);
    }

    /** Why messages were not taken, by their place. */
    Map<Integer, RuntimeException> notTaken(int messages) {
        Map<String, RuntimeException> failed = new HashMap<>();
        for (int place = 0; place < messages; place++) {
            failed.put(
                    entry(place), SdkClientException.create("The answer does not say whether the message was taken"));
        }
        if (answer instanceof SendMessageBatchResponse sqs) {
            sqs.successful().forEach(taken -> failed.remove(taken.id()));
            sqs.failed()
                    .forEach(entry -> failed.put(
                            entry.id(),
                            SqsException.builder()
                                    .message(entry.message())
                                    .statusCode(status(entry.senderFault()))
                                    .awsErrorDetails(details(entry.code(), entry.message()))
                                    .build()));
        } else if (answer instanceof PublishBatchResponse sns) {
            sns.successful().forEach(taken -> failed.remove(taken.id()));
            sns.failed()
                    .forEach(entry -> failed.put(
                            entry.id(),
                            SnsException.builder()
                                    .message(entry.message())
                                    .statusCode(status(entry.senderFault()))
                                    .awsErrorDetails(details(entry.code(), entry.message()))
                                    .build()));
        }
        Map<Integer, RuntimeException> places = new HashMap<>();
        for (int place = 0; place < messages; place++) {
            if (failed.containsKey(entry(place))) {
                places.put(place, failed.get(entry(place)));
            }
        }
        return places;
    }

    /** Whether a service has looked at a request and wants none of it. */
    static boolean isRefusal(RuntimeException fault) {
        return fault instanceof AwsServiceException refused
                && refused.statusCode() >= REFUSED
                && refused.statusCode() < FAILED
                && !refused.isThrottlingException();
    }

    private static int status(Boolean senderFault) {
        return Boolean.TRUE.equals(senderFault) ? REFUSED : FAILED;
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    }
}
