package dev.wadi.bench.snapshotstatus;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** From the first message received to the last one deleted, whoever does it: without the time of the start. */
final class MessageSpan implements ExecutionInterceptor {
    private static final long MINUTES = 5;

    private final CountDownLatch missing;
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong processorAtFirst = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong processorAtLast = new AtomicLong(Long.MIN_VALUE);

    MessageSpan(int messages) {
        missing = new CountDownLatch(messages);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        long now = System.nanoTime();
        if (context.response() instanceof ReceiveMessageResponse received && received.hasMessages()) {
            first.accumulateAndGet(now, Math::min);
            if (processorAtFirst.get() == Long.MAX_VALUE) {
                processorAtFirst.set(processNanos());
            }
        } else if (context.request() instanceof DeleteMessageBatchRequest deleted) {
            last.accumulateAndGet(now, Math::max);
            processorAtLast.accumulateAndGet(processNanos(), Math::max);
            deleted.entries().forEach(message -> missing.countDown());
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
        return missing.getCount() == 0;
    }

    Duration await() throws InterruptedException {
        if (!missing.await(MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(missing.getCount() + " messages are left after " + MINUTES + " minutes");
        }
        return Duration.ofNanos(last.get() - first.get());
    }
}
