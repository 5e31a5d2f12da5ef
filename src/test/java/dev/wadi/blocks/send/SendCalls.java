package dev.wadi.blocks.send;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The batches that went to queues, and queues that are away, or do not take all of their messages. */
final class SendCalls implements ExecutionInterceptor {
    private static final ExecutionAttribute<List<BatchResultErrorEntry>> REFUSED =
            new ExecutionAttribute<>("RefusedEntriesOfSend");

    /** Bodies, call by call. */
    final List<List<String>> bodies = new CopyOnWriteArrayList<>();

    private final AtomicInteger failures = new AtomicInteger();
    private volatile String away = "";
    private volatile int failure = 503;
    private volatile Predicate<String> refused = body -> false;
    private volatile String code = "";

    /** @param errorCode {@code InternalError} is the service's fault, any other the sender's */
    void refuse(String errorCode, Predicate<String> some) {
        code = errorCode;
        refused = some;
    }

    /** So many calls to the queue are answered so. */
    void fail(String queueUrl, int status, int times) {
        failures.set(times);
        failure = status;
        away = queueUrl;
    }

    List<Integer> sizes() {
        return bodies.stream().map(List::size).toList();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof SendMessageBatchRequest call)
                || call.queueUrl().endsWith("dead-letters")) {
            return context.request();
        }
        List<SendMessageBatchRequestEntry> rest = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : call.entries()) {
            if (refused.test(entry.messageBody())) {
                failed.add(notTaken(entry.id()));
            } else {
                rest.add(entry);
            }
        }
        boolean gone = call.queueUrl().equals(away) && failures.getAndDecrement() > 0;
        if (gone || rest.isEmpty()) {
            throw SqsException.builder().message("away").statusCode(failure).build();
        }
        bodies.add(rest.stream().map(SendMessageBatchRequestEntry::messageBody).toList());
        attributes.putAttribute(REFUSED, failed);
        return call.toBuilder().entries(rest).build();
    }

    private BatchResultErrorEntry notTaken(String id) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code(code)
                .message("not taken")
                .senderFault(!code.equals("InternalError"))
                .build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        List<BatchResultErrorEntry> failed = attributes.getAttribute(REFUSED);
        return failed != null && context.response() instanceof SendMessageBatchResponse answer
                ? answer.toBuilder().failed(failed).build()
                : context.response();
    }
}
