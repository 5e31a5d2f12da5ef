package dev.wadi.source.sqs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The calls of a client in their order, some of which a test forbids. */
final class SqsCalls implements ExecutionInterceptor {
    static final int FOR_EVER = Integer.MAX_VALUE;

    private static final Duration MEETING = Duration.ofMillis(700);
    private static final ExecutionAttribute<String> LEFT = new ExecutionAttribute<>("entry that is left out");

    private volatile boolean extendFirst;
    private volatile int brokenReceipt;
    /** Extensions. */
    private final AtomicInteger answered = new AtomicInteger();

    private volatile int together;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicInteger leaving = new AtomicInteger();
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final Map<String, Duration> limits = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> denied = new ConcurrentHashMap<>();

    /** The call with this number, from 1 on, ends in what no service answers. */
    void breakReceipt(int number) {
        brokenReceipt = number;
    }

    void deny(String operation, int times) {
        denied.put(operation, new AtomicInteger(times));
    }

    long count(String operation) {
        return made.stream().filter(operation::equals).count();
    }

    /** So many deletions do all but their first entry, and say that it failed by a fault of SQS. */
    void leaveOne(int times) {
        leaving.set(times);
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (context.request() instanceof DeleteMessageBatchRequest deletion && leaving.get() > 0) {
            List<DeleteMessageBatchRequestEntry> all = deletion.entries();
            attributes.putAttribute(LEFT, all.get(0).id());
            return deletion.toBuilder().entries(all.subList(1, all.size())).build();
        }
        return context.request();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        String left = attributes.getAttribute(LEFT);
        if (left == null) {
            return context.response();
        }
        leaving.decrementAndGet();
        return ((DeleteMessageBatchResponse) context.response())
                .toBuilder()
                        .failed(BatchResultErrorEntry.builder()
                                .id(left)
                                .code("InternalError")
                                .message("planted")
                                .senderFault(false)
                                .build())
                        .build();
    }

    /** Deletions end only when what is in flight was kept hidden once more. */
    void extendBeforeDeletionEnds() {
        extendFirst = true;
    }

    /** Extensions wait for one another until so many are under way, for a while. */
    void extendTogether(int extensions) {
        together = extensions;
    }

    /** At the same time. */
    int mostExtensions() {
        return mostUnderWay.get();
    }

    private void meet() {
        int now = underWay.incrementAndGet();
        mostUnderWay.accumulateAndGet(now, Math::max);
        try {
            Awaitility.await().atMost(MEETING).until(() -> mostUnderWay.get() >= together);
        } catch (ConditionTimeoutException e) {
            // alone
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** How many were answered. */
    int extensions() {
        return answered.get();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (extendFirst && context.request() instanceof DeleteMessageBatchRequest) {
            long extended = answered.get();
            Awaitility.await().until(() -> answered.get() > extended);
        } else if (context.request() instanceof ChangeMessageVisibilityBatchRequest) {
            answered.incrementAndGet();
        }
    }

    /** How long the last call of an operation may take, where the call itself says so. */
    Optional<Duration> limit(String operation) {
        return Optional.ofNullable(limits.get(operation));
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        made.add(operation);
        if (context.request() instanceof ReceiveMessageRequest && count(operation) == brokenReceipt) {
            throw new IllegalStateException("planted: the connection pool is shut down");
        }
        if (context.request() instanceof ChangeMessageVisibilityBatchRequest && together > 0) {
            meet();
        }
        context.request()
                .overrideConfiguration()
                .flatMap(RequestOverrideConfiguration::apiCallTimeout)
                .ifPresent(limit -> limits.put(operation, limit));
        if (denied.containsKey(operation) && denied.get(operation).getAndDecrement() > 0) {
            throw SqsException.builder()
                    .statusCode(403)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDenied")
                            .errorMessage("not authorized to perform: sqs:" + operation)
                            .build())
                    .message("not authorized to perform: sqs:" + operation)
                    .build();
        }
    }
}
