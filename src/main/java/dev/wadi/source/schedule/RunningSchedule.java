package dev.wadi.source.schedule;

import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.BatchHandler;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread works on all items, one after the other, so that no two runs are under way at a time. An item that waits for its next attempt is with the executor meanwhile, and the
 * runs that come by leave it out.
 */
final class RunningSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(RunningSchedule.class);

    private final ScheduleEndpoint options;
    private final BatchHandler<ScheduledItem> target;
    private final DeliveryMonitor monitor;
    private final SourceHistory history;
    private final ScheduledExecutorService thread;
    private final Clock clock = Clock.systemUTC();
    private final List<String> items;
    private final List<Duration> waits;
    /** Used by the thread alone. */
    private final Set<String> waiting = new HashSet<>();

    private long firstRun;
    private volatile boolean stopping;
    private volatile Attempt current;

    RunningSchedule(
            ScheduleEndpoint options,
            BatchHandler<ScheduledItem> target,
            DeliveryMonitor monitor,
            SourceHistory history,
            ScheduledExecutorService thread) {
        this.options = options;
        this.target = target;
        this.monitor = monitor;
        this.history = history;
        this.thread = thread;
        items = options.itemList();
        waits = options.waits();
    }

    void start() {
        firstRun = System.nanoTime() + options.getInitialDelay().toNanos();
        later(this::run, options.getInitialDelay());
    }

    ScheduledExecutorService thread() {
        return thread;
    }

    /** Takes up nothing more, and ends what is in hand; returns at once. */
    void stop() {
        stopping = true;
        thread.shutdownNow();
        Attempt inHand = current;
        if (inHand != null) {
            inHand.stop();
        }
    }

    private void run() {
        Instant due = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<String> taken =
                items.stream().filter(item -> !waiting.contains(item)).toList();
        if (!taken.isEmpty()) {
            RunResult result = new RunResult(target.route(), due, taken, clock);
            result.begun(waiting);
            for (String item : taken) {
                if (!stopping) {
                    attempt(new ScheduledItem(target.route(), item, due, 1, waits.size() + 1), result);
                }
            }
        }
        if (!stopping) {
            later(this::run, untilNext());
        }
    }

    /** To the next of the fixed times that is still to come. */
    private Duration untilNext() {
        long period = options.getPeriod().toNanos();
        long since = System.nanoTime() - firstRun;
        return Duration.ofNanos(period - since % period);
    }

    private void attempt(ScheduledItem item, RunResult run) {
        Attempt attempt = new Attempt(item);
        current = attempt;
        try {
            if (stopping) {
                return;
            }
            if (attempt.isDone()) {
                run.ended(item.item(), attempt.well);
                return;
            }
        } catch (RuntimeException e) {
            // whatever it is, the schedule goes on
            LOG.error("{} {} failed", target.route(), item, e);
        } finally {
            current = null;
        }
        if (stopping) {
            return;
        }
        if (item.isLastAttempt()) {
            LOG.error("{} {} is left to the next run", target.route(), item.item());
            run.ended(item.item(), false);
        } else {
            waiting.add(item.item());
            later(() -> again(item.next(), run), waits.get(item.attempt() - 1));
        }
    }

    private void again(ScheduledItem item, RunResult run) {
        waiting.remove(item.item());
        attempt(item, run);
    }

    private void later(Runnable work, Duration wait) {
        try {
            var unused = thread.schedule(work, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} stops", target.route(), e);
        }
    }

    /** One item on its way through the route, once: what would be held goes back to its schedule. */
    private final class Attempt implements BatchObserver {
        private final ScheduledItem item;
        private final BatchObserver observer;
        private final BatchDelivery<ScheduledItem> delivery;
        /** Nothing of it was refused, or is due again. */
        private boolean well = true;

        Attempt(ScheduledItem item) {
            this.item = item;
            observer = monitor.part(item.item(), options.getName());
            delivery = new BatchDelivery<>(target, this, List::copyOf, history);
        }

        boolean isDone() {
            return delivery.deliver(List.of(item));
        }

        void stop() {
            item.stop();
            delivery.stop();
        }

        @Override
        public void delivered(Map<Outcome, Integer> outcomes) {
            well &= outcomes.keySet().stream().allMatch(RunResult::isWell);
            observer.delivered(outcomes);
        }

        @Override
        public void deadLettered(List<RefusedRecordException> written) {
            observer.deadLettered(written);
        }

        @Override
        public void holding(Throwable fault) {
            observer.holding(fault);
            delivery.stop();
        }

        @Override
        public void reached() {
            observer.reached();
        }
    }
}
