package dev.wadi.bench.snapshotstatus;

import com.sun.management.OperatingSystemMXBean;
import dev.wadi.bench.Span;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** From the first message received to the last one deleted, whoever does it: without the time of the start. */
final class MessageSpan implements ExecutionInterceptor {
    private final Span messages;
    private final AtomicLong processorAtFirst = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong processorAtLast = new AtomicLong(Long.MIN_VALUE);

    MessageSpan(int messages) {
        this.messages = new Span("messages", messages);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof ReceiveMessageResponse received && received.hasMessages()) {
            messages.begins();
            if (processorAtFirst.get() == Long.MAX_VALUE) {
                processorAtFirst.set(processNanos());
            }
        } else if (context.request() instanceof DeleteMessageBatchRequest deleted) {
            processorAtLast.accumulateAndGet(processNanos(), Math::max);
            messages.ends(deleted.entries().size());
        }
    }

    /** Of this process, all of its threads, in the same span. */
    Duration processorTime() {
        return Duration.ofNanos(processorAtLast.get() - processorAtFirst.get());
    }

    private static long processNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    boolean isOver() {
        return messages.isOver();
    }

    Duration await() throws InterruptedException {
        return messages.await();
    }
}
