package dev.wadi.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a batch to a route until it may be acknowledged, by the one rule for faults (architecture section 3):
 *
 * <ul>
 *   <li>the surrounding is at fault: back off and try again, without limit;
 *   <li>a record was refused: its dead letter is written before the batch counts as done;
 *   <li>anything else: {@value #ATTEMPTS} attempts, then the batch is halved until the record is found, if the route did not
 *       {@linkplain Batch#failed name} it. That one is dead-lettered as {@value #INTERNAL_ERROR}, the rest goes on.
 * </ul>
 *
 * <p>Used by one thread at a time; {@link #stop()} may come from another.
 */
public final class BatchDelivery<R extends SourceRecord> {
    static final int ATTEMPTS = 3;
    static final String INTERNAL_ERROR = "internal_error";
    private static final Logger LOG = LoggerFactory.getLogger(BatchDelivery.class);

    private final BatchTarget<R> target;
    private final BatchObserver observer;
    private final Backoff backoff;
    private final CountDownLatch stopped = new CountDownLatch(1);

    public BatchDelivery(BatchTarget<R> target, BatchObserver observer, Backoff backoff) {
        this.target = target;
        this.observer = observer;
        this.backoff = backoff;
    }

    /** Ends a hold; the batch in hand stays unacknowledged. */
    public void stop() {
        stopped.countDown();
    }

    /**
     * Returns when the batch is done with.
     *
     * @return true: acknowledge it. False: stopped before that, do not acknowledge
     */
    public boolean deliver(List<R> records) {
        Batch partly = null;
        Exception fault = null;
        int unexplained = 0;
        for (int attempt = 1; unexplained < ATTEMPTS; attempt++) {
            try {
                partly = null;
                Batch batch = target.process(records);
                batch.requireAccounted();
                if (batch.failure().isEmpty()) {
                    return settle(batch, attempt);
                }
                partly = batch;
                fault = batch.failure().get();
            } catch (Exception e) {
                fault = e;
            }
            if (Faults.isSurrounding(fault)) {
                observer.holding(fault);
            } else {
                unexplained++;
                LOG.warn("Attempt {} of {} with {} records failed", unexplained, ATTEMPTS, records.size(), fault);
            }
            if (pause(attempt)) {
                return false;
            }
        }
        if (partly != null) {
            return refuse(partly);
        }
        if (records.size() == 1) {
            Batch found = new Batch(1);
            found.failed(records.get(0), fault);
            return refuse(found);
        }
        int half = records.size() / 2;
        return deliver(records.subList(0, half)) && deliver(records.subList(half, records.size()));
    }

    private boolean refuse(Batch found) {
        found.rejectFailed(INTERNAL_ERROR);
        return settle(found, ATTEMPTS);
    }

    /** Writes the dead letters, holding while that fails: what the route did is done and is not done again. */
    private boolean settle(Batch batch, int attempts) {
        List<Rejected> rejected = batch.rejected();
        for (int attempt = 1; !rejected.isEmpty(); attempt++) {
            try {
                target.deadLetter(rejected, attempts);
                break;
            } catch (Exception e) {
                observer.holding(unwritten(e));
            }
            if (pause(attempt)) {
                return false;
            }
        }
        rejected.forEach(one -> batch.done(one.outcome()));
        observer.delivered(batch.outcomes());
        return true;
    }

    private static HoldException unwritten(Exception fault) {
        return fault instanceof HoldException hold
                ? hold
                : new HoldException(
                        "The dead letters could not be written: "
                                + Faults.rootOf(fault).getMessage(),
                        fault);
    }

    private boolean pause(int attempt) {
        Duration pause = backoff.pause(attempt);
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
