package dev.wadi.delivery.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

/** The calls of an application, and a queue that does not take every message of a batch. */
final class OutboxCalls implements ExecutionInterceptor {
    private static final ExecutionAttribute<List<BatchResultErrorEntry>> REFUSED =
            new ExecutionAttribute<>("RefusedEntries");

    private final List<SdkRequest> made = new ArrayList<>();
    private volatile Predicate<String> refused = body -> false;
    private volatile boolean told = true;
    private volatile Consumer<SdkRequest> before = request -> {};
    private volatile Consumer<SdkRequest> after = request -> {};

    /** In the order in which they were made. */
    synchronized <T extends SdkRequest> List<T> of(Class<T> kind) {
        return made.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** How many messages each call to a queue had. */
    List<Integer> sizes() {
        return of(SendMessageBatchRequest.class).stream()
                .map(call -> call.entries().size())
                .toList();
    }

    /** @param said whether the answer names them among what failed; if not, it does not name them at all */
    void refuse(boolean said, Predicate<String> bodies) {
        told = said;
        refused = bodies;
    }

    void mend() {
        refused = body -> false;
        before = request -> {};
        after = request -> {};
    }

    /** What happens in front of each call; a call does not leave where this throws. */
    void before(Consumer<SdkRequest> some) {
        before = some;
    }

    /** What happens when a call is done and its answer is there. */
    void after(Consumer<SdkRequest> some) {
        after = some;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        synchronized (this) {
            made.add(context.request());
        }
        before.accept(context.request());
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof SendMessageBatchRequest call)) {
            return context.request();
        }
        List<SendMessageBatchRequestEntry> rest = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : call.entries()) {
            if (refused.test(entry.messageBody())) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(entry.id())
                        .code("InternalError")
                        .message("not taken")
                        .senderFault(false)
                        .build());
            } else {
                rest.add(entry);
            }
        }
        attributes.putAttribute(REFUSED, told ? failed : List.of());
        return call.toBuilder().entries(rest).build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (!(context.response() instanceof SendMessageBatchResponse answer)) {
            return context.response();
        }
        List<BatchResultErrorEntry> failed = new ArrayList<>(answer.failed());
        failed.addAll(attributes.getAttribute(REFUSED));
        return answer.toBuilder().failed(failed).build();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        after.accept(context.request());
    }
}
