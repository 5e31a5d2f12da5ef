package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Gives the queues of a client the limit that ElasticMQ ignores: whoever asks is told it, and a call over it is refused in the words of SQS. */
public final class MaximumMessageSize implements ExecutionInterceptor {
    private static final int BATCH = 1_048_576;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int bytes;
    private volatile boolean forbidden;

    public MaximumMessageSize(int bytes) {
        this.bytes = bytes;
    }

    public void set(int other) {
        bytes = other;
    }

    /** From now on nobody is told. */
    public void forbid() {
        forbidden = true;
    }

    /** How often somebody asked for it. */
    public int asked() {
        return asked.get();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof GetQueueAttributesRequest) {
            asked.incrementAndGet();
            if (forbidden) {
                throw refusal(403, "AccessDenied", "User is not authorized to perform: sqs:getqueueattributes");
            }
        }
        requireWithin(context.request());
    }

    private void requireWithin(SdkRequest request) {
        if (request instanceof SendMessageBatchRequest batch) {
            int sum = 0;
            for (var entry : batch.entries()) {
                int length = entry.messageBody().getBytes(UTF_8).length;
                sum += length;
                if (length > bytes) {
                    throw refusal(
                            400,
                            "InvalidParameterValue",
                            "One or more parameters are invalid. Reason: Message must be shorter than " + bytes
                                    + " bytes.");
                }
            }
            if (sum > Math.min(bytes, BATCH)) {
                throw refusal(
                        400,
                        "AWS.SimpleQueueService.BatchRequestTooLong",
                        "Batch requests cannot be longer than " + Math.min(bytes, BATCH) + " bytes. You have sent "
                                + sum + " bytes.");
            }
        }
    }

    private static SqsException refusal(int status, String code, String message) {
        return (SqsException) SqsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .message(message)
                .build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (context.response() instanceof GetQueueAttributesResponse told) {
            Map<QueueAttributeName, String> all = new HashMap<>(told.attributes());
            all.put(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, Integer.toString(bytes));
            return told.toBuilder().attributes(all).build();
        }
        return context.response();
    }
}
