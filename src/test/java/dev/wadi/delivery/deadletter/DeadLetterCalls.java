package dev.wadi.delivery.deadletter;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** The batch calls as they leave; one can be made to fail as a whole or in one entry. */
final class DeadLetterCalls implements ExecutionInterceptor {
    final List<List<String>> sent = new ArrayList<>();
    int failing = -1;
    int spoiling = -1;

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof SendMessageBatchRequest batch) {
            sent.add(batch.entries().stream().map(entry -> entry.messageBody()).toList());
            if (sent.size() - 1 == failing) {
                throw new IllegalStateException("the connection is gone");
            }
        }
    }

    /** A body that SQS does not take, in the last entry. */
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (context.request() instanceof SendMessageBatchRequest batch && sent.size() - 1 == spoiling) {
            var entries = new ArrayList<>(batch.entries());
            int last = entries.size() - 1;
            entries.set(
                    last, entries.get(last).toBuilder().messageBody("\uFFFE").build());
            return batch.toBuilder().entries(entries).build();
        }
        return context.request();
    }
}
