package dev.wadi.bench.kinesis;

import com.sun.management.OperatingSystemMXBean;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordMessage;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A route that does nothing but count, and the time and the processors' time from its first poll to its last. */
final class EmptyRoute implements Processor {
    private static final long MINUTES = 3;
    private static final Outcome COUNTED = Outcome.of("counted");

    private final OperatingSystemMXBean process =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long expected;
    private final AtomicLong arrived = new AtomicLong();
    private final CountDownLatch complete = new CountDownLatch(1);
    /** Records of the first poll, with which the clock starts. */
    private volatile int before;

    private volatile Moment first;
    private volatile Moment last;

    private record Moment(long nanos, long cpuNanos) {}

    /**
     * @param records that came after the first poll
     * @param nanos on the clock
     * @param cpuNanos of the whole process
     */
    record Passage(long records, long nanos, long cpuNanos) {
        double recordsPerSecond() {
            return records / (nanos / 1e9);
        }

        double recordsPerCpuSecond() {
            return records / (cpuNanos / 1e9);
        }

        double cpuMicros() {
            return cpuNanos / 1e3 / records;
        }
    }

    EmptyRoute(long expected) {
        this.expected = expected;
    }

    @Override
    @SuppressWarnings("unchecked") // as the source hands over a poll
    public void process(Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        List<RecordMessage> poll = (List<RecordMessage>) exchange.getMessage().getBody();
        poll.forEach(message -> account.done(message.record(), COUNTED));
        int size = poll.size();
        long total = arrived.addAndGet(size);
        if (total == size) {
            before = size;
            first = now();
        }
        if (total == expected) {
            last = now();
            complete.countDown();
        }
    }

    private Moment now() {
        return new Moment(System.nanoTime(), process.getProcessCpuTime());
    }

    Passage await() throws InterruptedException {
        if (!complete.await(MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(arrived + " of " + expected + " records arrived in " + MINUTES + " minutes");
        }
        return new Passage(
                expected - before, last.nanos() - first.nanos(), last.cpuNanos() - first.cpuNanos());
    }
}
