package dev.wadi.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * Hands a batch to a route until it may be acknowledged. A batch whose records all end well goes through at once. Any other is brought to its end by
 * {@link BatchRecovery}, which is made only then.
 *
 * <p>Used by one thread at a time; {@link #stop()} and {@link #completed} may come from another.
 */
public final class BatchDelivery<R extends SourceRecord> {
    private final BatchHandler<R> target;
    private final BatchObserver observer;
    /** Null for a source that acknowledges by position. */
    private final Acknowledgement<R> acknowledgement;

    private final SourceHistory history;
    private final FailureHistory failures;
    /** For a line of each record. */
    private final Logger log;

    private final boolean setsAside;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile BatchAccount current;
    /** Of the batch in flight; null while it needs none. */
    private volatile BatchRecovery<R> recovery;

    /**
     * For a source that acknowledges by a position in a stream, when the delivery has ended.
     *
     * @param history shared by all deliveries of a source
     */
    public BatchDelivery(BatchHandler<R> target, BatchObserver observer, SourceHistory history) {
        this(target, observer, null, history);
    }

    /** For a source that acknowledges each record by itself. */
    public BatchDelivery(
            BatchHandler<R> target, BatchObserver observer, Acknowledgement<R> acknowledgement, SourceHistory history) {
        this.target = target;
        this.observer = observer;
        this.acknowledgement = acknowledgement;
        this.history = history;
        failures = history.failures();
        log = RecordLog.of(target.route());
        setsAside = history.hasSetAside();
    }

    /** Ends a hold and the attempt that runs; what is not done with stays unacknowledged. */
    public void stop() {
        stopped.countDown();
        BatchAccount attempt = current;
        if (attempt != null) {
            abandon(attempt);
        }
    }

    /**
     * Returns when the batch is done with.
     *
     * @return true: acknowledge it. False: stopped before that, acknowledge what is {@link #completed} at most; or some are left to come behind others that
     *     come again
     */
    public boolean deliver(List<R> records) {
        recovery = null;
        if (isStopped()) {
            return false;
        }
        if (setsAside || isAnyToWait(records)) {
            return recover(records).begin();
        }
        BatchAccount account = BatchAccount.open(records);
        Exception thrown = attempt(account, records);
        if (!account.isStored()) {
            return recover(records).goOn(account, thrown);
        }
        List<RecordEntry> entries = account.entries();
        failures.forget(entries);
        ended(entries);
        if (acknowledgement != null) {
            acknowledgement.done(records);
        }
        return true;
    }

    /** How many records from the first on are done with, each with an outcome; also while the batch is still on its way. */
    public int completed(List<R> records) {
        BatchRecovery<R> ended = recovery;
        BatchAccount attempt = current;
        int count = 0;
        for (R record : records) {
            boolean done = ended != null && ended.isDone(record);
            if (!done && (attempt == null || !attempt.isStored(record))) {
                return count;
            }
            count++;
        }
        return count;
    }

    /** Runs the records through the route once. Returns what that ended with; null for nothing. */
    Exception attempt(BatchAccount account, List<R> records) {
        current = account;
        if (isStopped()) {
            abandon(account);
        }
        history.attempts().begin(target.route(), account.progress());
        try {
            target.process(records, account);
            account.returned();
            return null;
        } catch (Exception e) {
            return e;
        } finally {
            account.close();
            history.attempts().end(account.progress());
        }
    }

    /** What its route does not return from, for people; empty where no step of it was entered. */
    public Optional<String> waitsFor() {
        BatchAccount attempt = current;
        return Optional.ofNullable(attempt).map(one -> one.progress().step()).map(OpenAttempts::told);
    }

    /** These are done with, each with its outcome. */
    void ended(List<RecordEntry> entries) {
        observer.delivered(Outcome.count(entries));
        if (log.isDebugEnabled()) {
            RecordLog.ended(log, entries);
        }
    }

    /** Whether one of them must not overtake another. */
    private boolean isAnyToWait(List<R> records) {
        if (acknowledgement == null) {
            return false;
        }
        Set<String> orders = new HashSet<>();
        return records.stream().map(acknowledgement::order).anyMatch(order -> order != null && !orders.add(order));
    }

    private BatchRecovery<R> recover(List<R> records) {
        BatchRecovery<R> begun = new BatchRecovery<>(this, target, observer, acknowledgement, history, records);
        recovery = begun;
        return begun;
    }

    private static void abandon(BatchAccount attempt) {
        attempt.abandon(new HoldException("The source stops"));
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** True: stopped meanwhile. */
    boolean pause(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
