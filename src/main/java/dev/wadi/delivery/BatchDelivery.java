package dev.wadi.delivery;

import dev.wadi.delivery.Fault.Blame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hands a batch to a route until it may be acknowledged, by the one rule for faults:
 *
 * <ul>
 *   <li>a dependency's: back off and try again, without limit;
 *   <li>the record's (refused by a step, unreadable, refused by a service): its dead letter is written before it counts as done;
 *   <li>neither known, in a call: hold, until contrast with other records shows that it is the record ({@link FailureHistory});
 *   <li>neither known, outside any call: {@value #ATTEMPTS} attempts, then the batch is halved until the record is found, if it is not known by then. It is
 *       a dead letter of {@value #INTERNAL_ERROR} if the step has let others through since the route was loaded; else the route is wrong: hold.
 * </ul>
 *
 * <p>Used by one thread at a time; {@link #stop()} and {@link #completed} may come from another.
 */
public final class BatchDelivery<R extends SourceRecord> {
    static final int ATTEMPTS = 3;
    static final String INTERNAL_ERROR = "internal_error";
    static final String UNREADABLE = "unreadable";
    static final String REFUSED_BY_SERVICE = "refused_by_service";
    static final String SET_ASIDE = "set_aside";

    private final BatchHandler<R> target;
    private final BatchObserver observer;
    private final SourceHistory history;
    private final FaultJudge judge = FaultJudge.ofAllEdges();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final BatchProgress<R> progress;
    private final Guilt guilt;
    private final Hold hold;
    private volatile BatchAccount current;

    /** For a source that acknowledges by position. */
    public BatchDelivery(BatchHandler<R> target, BatchObserver observer, SourceHistory history) {
        this(target, observer, Acknowledgement.byPosition(), history);
    }

    /**
     * @param acknowledgement how the source acknowledges
     * @param history shared by all deliveries of a source
     */
    public BatchDelivery(
            BatchHandler<R> target, BatchObserver observer, Acknowledgement<R> acknowledgement, SourceHistory history) {
        this.target = target;
        this.observer = observer;
        this.history = history;
        progress = new BatchProgress<>(acknowledgement);
        guilt = new Guilt(history, progress);
        hold = new Hold(target, observer, history.policy().renewEvery());
    }

    /** Ends a hold and the attempt that runs; what is not done with stays unacknowledged. */
    public void stop() {
        stopped.countDown();
        BatchAccount attempt = current;
        if (attempt != null) {
            attempt.abandon(new HoldException("The source stops"));
        }
    }

    /**
     * Returns when the batch is done with.
     *
     * @return true: acknowledge it. False: stopped before that, acknowledge what is {@link #completed} at most
     */
    public boolean deliver(List<R> records) {
        hold.end();
        progress.begin(records);
        Segment<R> aside = setAside(records);
        Rounds<R> rounds = new Rounds<>(progress.ready(others(records)));
        if (!aside.isEmpty()) {
            rounds.atOnce(List.of(aside));
        }
        int round = 0;
        do {
            for (Segment<R> segment = rounds.next(); segment != null; segment = rounds.next()) {
                if (isStopped()) {
                    return false;
                }
                if (segment.verdict() == null) {
                    attempt(segment, rounds);
                } else {
                    deadLetter(segment.verdict(), segment, rounds);
                }
            }
            if (!rounds.beginNext()) {
                return progress.isComplete();
            }
        } while (!pause(++round));
        return false;
    }

    /** How many records from the first on are done with, each with an outcome; also while the batch is still on its way. */
    public int completed(List<R> records) {
        BatchAccount attempt = current;
        int count = 0;
        for (R record : records) {
            if (!progress.isDone(record) && (attempt == null || !attempt.isStored(record))) {
                return count;
            }
            count++;
        }
        return count;
    }

    private void attempt(Segment<R> segment, Rounds<R> rounds) {
        segment.tried();
        BatchAccount account = BatchAccount.open(segment.records());
        current = account;
        if (isStopped()) {
            account.abandon(new HoldException("The source stops"));
        }
        Exception thrown = null;
        try {
            target.process(segment.records(), account);
        } catch (Exception e) {
            thrown = e;
        }
        Attempt ended = Attempt.read(account, thrown, judge);
        if (isStopped() && ended.fault() != null) {
            rounds.later(segment);
            progress.done(segment.records().stream().filter(account::isStored).toList());
        } else if (ended.fault() == null) {
            settle(ended, segment, rounds);
        } else {
            Segment<R> rest = settleApart(ended, segment, rounds);
            if (!rest.isEmpty() && resolve(ended, rest, rounds)) {
                settle(ended, rest, rounds);
            }
        }
    }

    /** Those that a fault of others does not concern are done with, where the source acknowledges each by itself. Returns the others. */
    private Segment<R> settleApart(Attempt ended, Segment<R> segment, Rounds<R> rounds) {
        if (!progress.isApart() || !ended.isReturned()) {
            return segment;
        }
        Segment<R> through = segment.part(ended::isThrough);
        if (!through.isEmpty()) {
            settle(ended, through, rounds);
        }
        return segment.part(record -> !ended.isThrough(record));
    }

    /** Decides about a fault. True: every open record is refused by now. */
    private boolean resolve(Attempt ended, Segment<R> segment, Rounds<R> rounds) {
        Fault fault = ended.fault();
        if (fault.blame() == Blame.DEPENDENCY || ended.isSystematic()) {
            ended.open().forEach(entry -> history.failures().forget(entry.record()));
            hold(fault, segment, rounds);
            return false;
        }
        boolean decided = fault.blame() != Blame.UNKNOWN_OUTSIDE || segment.unexplained() >= ATTEMPTS;
        if (fault.blame() == Blame.UNKNOWN_OUTSIDE) {
            history.log()
                    .failed(
                            target.route(),
                            segment.attempts(),
                            segment.records().size(),
                            fault);
        }
        if (!decided) {
            rounds.later(segment);
            return false;
        }
        List<RecordEntry> open = ended.open();
        boolean known = ended.isNamed() || segment.isOne();
        if (known && !open.isEmpty() && guilt.refuse(ended, segment)) {
            return true;
        }
        if (known || open.isEmpty()) {
            hold(fault, segment, rounds);
        } else if (fault.blame() == Blame.UNKNOWN_IN_CALL) {
            holdOrHalve(fault, segment, rounds);
        } else {
            rounds.atOnce(segment.halves());
        }
        return false;
    }

    /** Many failed together in one call. After long enough, halves show whether it is one of them. */
    private void holdOrHalve(Fault fault, Segment<R> segment, Rounds<R> rounds) {
        segment.failedInCall();
        if (!progress.isApart() && segment.isLongInCall(history.policy())) {
            hold.report(fault, segment.records());
            segment.halves().forEach(rounds::later);
        } else {
            hold(fault, segment, rounds);
        }
    }

    /** Told where nothing else may go on in this round. */
    private void hold(Fault fault, Segment<R> segment, Rounds<R> rounds) {
        if (rounds.isLast()) {
            hold.report(fault, segment.records());
        }
        if (progress.isApart() && !segment.isOne()) {
            // whether it is one of them; the others need not wait for it
            segment.halves().forEach(rounds::later);
        } else {
            rounds.later(segment);
        }
    }

    /** Those that are refused are done with once their dead letter is written. Where each is done with by itself, no other waits for that. */
    private void settle(Attempt ended, Segment<R> segment, Rounds<R> rounds) {
        Segment<R> refused = segment.part(ended::isRefused);
        if (refused.isEmpty()) {
            conclude(ended, segment, rounds);
        } else if (progress.isApart()) {
            conclude(ended, segment.part(record -> !ended.isRefused(record)), rounds);
            rounds.now(refused.judged(ended));
        } else {
            deadLetter(ended, segment, rounds);
        }
    }

    /** Comes again while that fails, and only this: what the route did is done and is not done again. */
    private void deadLetter(Attempt ended, Segment<R> segment, Rounds<R> rounds) {
        List<RefusedRecordException> refusals = BatchAccount.refusals(ended.entries(segment.records()));
        try {
            target.deadLetter(refusals, segment.attempts());
        } catch (Exception e) {
            if (rounds.isLast()) {
                hold.report(unwritten(e));
            }
            rounds.later(segment.judged(ended));
            return;
        }
        observer.deadLettered(refusals);
        conclude(ended, segment, rounds);
    }

    private void conclude(Attempt ended, Segment<R> segment, Rounds<R> rounds) {
        if (segment.isEmpty()) {
            return;
        }
        List<RecordEntry> entries = ended.entries(segment.records());
        entries.forEach(entry -> history.failures().forget(entry.record()));
        hold.end();
        observer.delivered(BatchAccount.outcomes(entries));
        if (BatchAccount.refusals(entries).isEmpty()) {
            progress.passed(segment.records().size());
        }
        rounds.now(progress.done(segment.records()));
    }

    private static HoldException unwritten(Exception fault) {
        return fault instanceof HoldException hold
                ? hold
                : new HoldException("The dead letters could not be written: " + fault.getMessage(), fault);
    }

    /** A person has decided about these; the others go on. */
    private Segment<R> setAside(List<R> records) {
        if (!history.hasSetAside()) {
            return Segment.of(List.of());
        }
        List<R> aside = records.stream().filter(history::isSetAside).toList();
        BatchAccount account = BatchAccount.open(aside);
        aside.forEach(
                record -> account.refuse(new RefusedRecordException(record, SET_ASIDE, "by " + SourceHistory.SETTING)));
        return Segment.of(aside).judged(Attempt.read(account, null, judge));
    }

    private List<R> others(List<R> records) {
        return history.hasSetAside()
                ? records.stream().filter(record -> !history.isSetAside(record)).toList()
                : records;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private boolean pause(int attempt) {
        Duration pause = history.policy().backoff().pause(attempt);
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
