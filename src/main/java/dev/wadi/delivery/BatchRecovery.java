package dev.wadi.delivery;

import dev.wadi.delivery.Fault.Blame;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a batch to its end that did not go through at once, by the one rule for faults:
 *
 * <ul>
 *   <li>a dependency's: back off and try again, without limit;
 *   <li>the record's (refused by a step, unreadable, refused by a service): its dead letter is written before it counts as done;
 *   <li>neither known, in a call: hold, until contrast with other records shows that it is the record ({@link FailureHistory});
 *   <li>neither known, outside any call: {@value #ATTEMPTS} attempts, then the batch is halved until the record is found, if it is not known by then. It is
 *       a dead letter of {@link FaultReason#internal_error} if the step has let others through since the route was loaded; else the route is wrong: hold.
 * </ul>
 *
 * <p>Used by one thread; {@link #isDone} may be asked by another.
 */
final class BatchRecovery<R extends SourceRecord> {
    static final int ATTEMPTS = 3;

    private final BatchDelivery<R> delivery;
    private final BatchHandler<R> target;
    private final BatchObserver observer;
    private final SourceHistory history;
    private final List<R> records;
    private final FaultJudge judge = FaultJudge.ofAllEdges();
    private final Rounds<R> rounds = new Rounds<>();
    private final BatchProgress<R> progress;
    private final Guilt guilt;
    private final Hold hold;
    /** The attempt before; null before the first. */
    private Attempt last;

    BatchRecovery(
            BatchDelivery<R> delivery,
            BatchHandler<R> target,
            BatchObserver observer,
            Acknowledgement<R> acknowledgement,
            SourceHistory history,
            List<R> records) {
        this.delivery = delivery;
        this.target = target;
        this.observer = observer;
        this.history = history;
        this.records = records;
        progress = new BatchProgress<>(acknowledgement, records.size());
        guilt = new Guilt(history, progress);
        hold = new Hold(target, observer, history);
    }

    boolean isDone(R record) {
        return progress.isDone(record);
    }

    /** Nothing of the batch was tried. */
    boolean begin() {
        List<R> aside = records.stream().filter(history::isSetAside).toList();
        List<R> others =
                records.stream().filter(record -> !history.isSetAside(record)).toList();
        rounds.now(progress.ready(others));
        if (!aside.isEmpty()) {
            rounds.atOnce(List.of(setAside(aside)));
        }
        return run();
    }

    /** All of the batch was tried once, and this came of it. */
    boolean goOn(BatchAccount account, Exception thrown) {
        Segment<R> all = Segment.of(records);
        all.tried();
        ended(Attempt.read(account, thrown, judge, false), all);
        return run();
    }

    private boolean run() {
        int round = 0;
        do {
            for (Segment<R> segment = rounds.next(); segment != null; segment = rounds.next()) {
                if (delivery.isStopped()) {
                    return leave();
                }
                if (segment.verdict() == null) {
                    attempt(segment);
                } else {
                    deadLetter(segment.verdict(), segment);
                }
            }
            if (!rounds.beginNext()) {
                return progress.isComplete();
            }
        } while (!delivery.pause(history.policy().backoff().pause(++round)));
        return leave();
    }

    /** Stopped: of the attempt before, those are done with that are through, where the source acknowledges by position from the first record on. */
    private boolean leave() {
        hold.leave();
        List<R> through = new ArrayList<>();
        for (R record : records) {
            if (!progress.isDone(record)) {
                if (last != null && last.isStored(record)) {
                    through.add(record);
                } else if (!progress.isApart()) {
                    break;
                }
            }
        }
        conclude(last, Segment.of(through));
        return false;
    }

    private void attempt(Segment<R> segment) {
        segment.tried();
        if (last != null && last.fault() != null) {
            observer.repeated();
        }
        BatchAccount account = BatchAccount.open(segment.records());
        if (segment.isOne() && segment.isLongInCall(history.policy())) {
            account.faults().allInTurn(); // of an envelope, which cannot be halved
        }
        Exception thrown = delivery.attempt(account, segment.records());
        ended(Attempt.read(account, thrown, judge, progress.isMoreThan(segment.records())), segment);
    }

    private void ended(Attempt attempt, Segment<R> segment) {
        last = attempt;
        if (attempt.fault() == null) {
            settle(attempt, segment);
        } else if (delivery.isStopped()) {
            rounds.later(segment);
        } else {
            Segment<R> rest = settleApart(attempt, segment);
            if (!rest.isEmpty() && resolve(attempt, rest)) {
                settle(attempt, rest);
            }
        }
    }

    /** Those that a fault of others does not concern are done with, where the source acknowledges each by itself. Returns the others. */
    private Segment<R> settleApart(Attempt ended, Segment<R> segment) {
        if (!progress.isApart()) {
            return segment;
        }
        Segment<R> through = segment.part(ended::isThrough);
        if (!through.isEmpty()) {
            settle(ended, through);
        }
        return segment.part(record -> !ended.isThrough(record));
    }

    /** Decides about a fault. True: every open record is refused by now. */
    private boolean resolve(Attempt ended, Segment<R> segment) {
        Fault fault = ended.fault();
        List<RecordEntry> open = ended.open();
        history.failures().forgetPassed(ended.entries(segment.records()));
        if (fault.blame() == Blame.DEPENDENCY || ended.isSystematic()) {
            history.failures().forget(open);
            segment.failedElsewhere();
            hold(fault, segment);
            return false;
        }
        if (fault.blame() == Blame.UNKNOWN_OUTSIDE) {
            history.log()
                    .failed(
                            target.route(),
                            segment.attempts(),
                            segment.records().size(),
                            fault);
            if (segment.unexplained() < ATTEMPTS) {
                rounds.later(segment);
                return false;
            }
        }
        boolean known = ended.isNamed() || segment.isOne();
        if (known && !open.isEmpty() && guilt.refuse(ended, segment)) {
            return true;
        }
        if (fault.blame() == Blame.UNKNOWN_IN_CALL && (!known || segment.isOne())) {
            segment.failedInCall();
        }
        if (known || open.isEmpty()) {
            hold(fault, segment);
        } else if (fault.blame() == Blame.UNKNOWN_IN_CALL) {
            holdOrHalve(fault, segment);
        } else {
            rounds.atOnce(segment.halves());
        }
        return false;
    }

    /** Many failed together in one call. After long enough, halves show whether it is one of them. */
    private void holdOrHalve(Fault fault, Segment<R> segment) {
        if (!progress.isApart() && segment.isLongInCall(history.policy())) {
            segment.held();
            hold.report(fault, segment.records());
            segment.halves().forEach(rounds::later);
        } else {
            hold(fault, segment);
        }
    }

    /** In a stream, what follows one that waits for a dependency waits too. */
    private void hold(Fault fault, Segment<R> segment) {
        segment.held();
        if (fault.blame() == Blame.DEPENDENCY && !progress.isApart()) {
            rounds.endWith(segment);
        } else if (progress.isApart() && !segment.isOne()) {
            // whether it is one of them; the others need not wait for it
            segment.halves().forEach(rounds::later);
        } else {
            rounds.later(segment);
        }
        if (isToTell()) {
            hold.report(fault, segment.records());
        }
    }

    /** Where nothing else may go on in this round, and in a round that lasts long. */
    private boolean isToTell() {
        return rounds.isLast() || hold.isLongUntold();
    }

    /** Those that are refused are done with once their dead letter is written. Where each is done with by itself, no other waits for that. */
    private void settle(Attempt ended, Segment<R> segment) {
        Segment<R> refused = segment.part(ended::isRefused);
        if (refused.isEmpty()) {
            conclude(ended, segment);
        } else if (progress.isApart()) {
            conclude(ended, segment.part(record -> !ended.isRefused(record)));
            rounds.now(refused.judged(ended));
        } else {
            deadLetter(ended, segment);
        }
    }

    /** Comes again while that fails, and only this: what the route did is done and is not done again. */
    private void deadLetter(Attempt ended, Segment<R> segment) {
        List<RefusedRecordException> refusals = RefusedRecordException.of(ended.entries(segment.records()));
        try {
            target.deadLetter(refusals, segment.attempts());
        } catch (Exception e) {
            segment.held();
            if (isToTell()) {
                hold.report(unwritten(e));
            }
            rounds.later(segment.judged(ended));
            return;
        }
        observer.deadLettered(refusals);
        conclude(ended, segment);
    }

    private void conclude(Attempt ended, Segment<R> segment) {
        if (segment.isEmpty()) {
            return;
        }
        List<RecordEntry> entries = ended.entries(segment.records());
        history.failures().forget(entries);
        if (ended.fault() == null && !rounds.isAnyHeld()) {
            hold.end();
        }
        delivery.ended(entries);
        if (segment.isPart()) {
            segment.records().forEach(record -> progress.through(ended.entries(List.of(record))));
        }
        rounds.now(progress.done(segment.records()));
    }

    private static HoldException unwritten(Exception fault) {
        return fault instanceof HoldException hold
                ? hold
                : new HoldException("The dead letters could not be written: " + fault.getMessage(), fault);
    }

    /** A person has decided about these; the others go on. */
    private Segment<R> setAside(List<R> aside) {
        BatchAccount account = BatchAccount.open(aside);
        RefusedException why = new RefusedException(FaultReason.set_aside, "by " + SourceHistory.SETTING);
        aside.forEach(record -> account.refuse(new RefusedRecordException(record, why)));
        return Segment.of(aside).judged(Attempt.read(account, null, judge, false));
    }
}
