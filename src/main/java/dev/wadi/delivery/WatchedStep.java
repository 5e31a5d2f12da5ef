package dev.wadi.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** A step of a route, under the eyes of the account. Inside the error handler, so that it sees a fault before a route can swallow it. */
final class WatchedStep extends DelegateAsyncProcessor {
    private static final String UNTOLD = " held it back by a condition of which nobody can tell whether a step has set"
            + " what it reads: set a header from it in a step before, and let the filter read that header in the"
            + " simple language.";
    private static final String OF_SEVERAL = " said one no for all records of a poll, and that ends none: put it into a"
            + " split with simple: ${body}, one exchange for each record.";

    private final Step step;
    private final FaultJudge judge;
    private final Place place;
    /** Null where it is none. */
    private final Block block;

    /**
     * Where the step stands in its route.
     *
     * @param firstOfSplit its exchange was just split off
     * @param condition of the filter that it is; null where it is none
     * @param answer property in which the filter says whether the condition held
     * @param last nothing follows for its exchange
     * @param end nothing of its route follows for any record
     * @param caught faults of it behind which the route may go on
     * @param choice what the choice goes by that it is, where one of its branches gives an outcome without evidence
     * @param outcome it gives records their outcome, and may
     * @param evidence what shows that a service took what was sent
     * @param asked an outcome of its route rests on it
     * @param block what it calls, where that takes each record by itself; else null
     */
    record Place(
            boolean firstOfSplit,
            ConditionReads condition,
            String answer,
            boolean last,
            boolean end,
            CaughtFaults caught,
            List<ConditionReads> choice,
            boolean outcome,
            Evidence evidence,
            boolean asked,
            PerRecordEndpoint block) {}

    /**
     * A step that takes each record by itself.
     *
     * @param hasEffect as its endpoint said when the route was made
     */
    record Block(Step step, PerRecordEndpoint endpoint, boolean hasEffect) {}

    WatchedStep(Processor processor, Step step, FaultJudge judge, Place place) {
        super(processor);
        this.step = step;
        this.judge = judge;
        this.place = place;
        block = place.block() == null ? null : new Block(step, place.block(), place.evidence() == Evidence.TOLD);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CarriedRecords whole = CarriedRecords.of(exchange);
        if (whole == null) {
            return processor.process(exchange, callback);
        }
        CarriedRecords carried;
        List<RecordEntry> sent;
        try {
            carried = enter(exchange, whole);
            sent = place.asked() ? carried.sent(exchange, step) : null;
        } catch (AbandonedException | RuntimeException e) {
            exchange.setException(e);
            ended(exchange, CarriedRecords.of(exchange), null, Optional.empty());
            callback.done(true);
            return true;
        }
        Optional<List<RecordEntry>> work = work(exchange, carried);
        return processor.process(exchange, doneSync -> {
            ended(exchange, carried, sent, work);
            callback.done(doneSync);
        });
    }

    private CarriedRecords enter(Exchange exchange, CarriedRecords whole) throws AbandonedException {
        CarriedRecords carried = place.firstOfSplit() ? CarriedRecords.narrow(exchange, whole) : whole;
        if (carried.account().isAbandoned() && !isOnItsWay(carried.entries())) {
            throw new AbandonedException();
        }
        if (place.condition() != null) {
            exchange.removeProperty(place.answer());
        }
        for (ConditionReads condition : place.choice()) {
            requireSet(condition, exchange);
            requireSetByStep(condition, exchange);
        }
        if (place.evidence() == Evidence.SENT) {
            Evidence.expect(exchange);
        }
        carried.account().progress().enter(step);
        carried.concludingRoute(place.outcome() ? step.route() : null);
        carried.block(block);
        return carried;
    }

    /** What was done already would be done again: a single record goes on, and what several are carried with where one of them has an effect behind it. */
    private boolean isOnItsWay(List<RecordEntry> entries) {
        return (entries.size() == 1 && !place.firstOfSplit())
                || entries.stream().anyMatch(RecordEntry::hasEffect);
    }

    /** The records that the step is to do something for, as far as that is to be noted; empty where there is nothing to do, and its end shows nothing. */
    private Optional<List<RecordEntry>> work(Exchange exchange, CarriedRecords carried) {
        boolean empty = exchange.getMessage().getBody() instanceof Collection<?> several && several.isEmpty();
        return empty || !carried.isAnyOpen() ? Optional.empty() : Optional.of(carried.openInDoubt(step));
    }

    /** @param sent those that its effect is for; null for all */
    private void ended(
            Exchange exchange, CarriedRecords carried, List<RecordEntry> sent, Optional<List<RecordEntry>> work) {
        carried.concludingRoute(null);
        boolean noEvidence = carried.endsWithoutEvidence();
        carried.block(null);
        Exception thrown = exchange.getException();
        // what was removed meanwhile was removed by a step behind a yes
        boolean no = place.condition() != null && Boolean.FALSE.equals(exchange.getProperty(place.answer()));
        if (thrown == null && no) {
            try {
                heldBack(exchange, carried);
            } catch (IllegalStateException | HoldException e) {
                exchange.setException(e);
                thrown = e;
            }
        }
        if (thrown == null && (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast())) {
            carried.account().rolledBack(step);
        }
        if (place.end()) {
            carried.entries().forEach(RecordEntry::endOfRoute);
        }
        if (thrown == null) {
            passed(exchange, carried, sent, work, !noEvidence);
        } else if (!(thrown instanceof RefusedRecordException) && !(thrown instanceof AbandonedException)) {
            failed(exchange, thrown, carried);
        }
    }

    private void passed(
            Exchange exchange,
            CarriedRecords carried,
            List<RecordEntry> sent,
            Optional<List<RecordEntry>> work,
            boolean mayBeEvidence) {
        if (block != null) {
            return; // it has told of each record
        }
        boolean evident = isEvident(exchange);
        if (evident) {
            List<RecordEntry> called = sent == null ? carried.entries() : sent;
            called.forEach(entry -> entry.called(step));
        }
        boolean called = mayBeEvidence && (evident || place.evidence() != Evidence.SENT);
        work.ifPresent(open -> carried.account().passed(step, called, open));
    }

    /** Once for each record: a step around the one that failed sees the same fault. */
    private void failed(Exchange exchange, Exception thrown, CarriedRecords carried) {
        BatchAccount account = carried.account();
        List<RecordEntry> entries = carried.entries();
        List<Throwable> chain = Causes.of(thrown);
        if (entries.stream().anyMatch(entry -> isOneOf(chain, entry.fault()))) {
            return;
        }
        Optional<Fault> ofNobody = account.faults().of(thrown).filter(fault -> fault.records() == 0);
        account.failed(
                ofNobody.orElseGet(() -> judge.judge(thrown, step)),
                entries,
                place.caught().isCaught(thrown, exchange));
        if (block != null && block.hasEffect()) {
            entries.forEach(entry -> entry.effectFailed(step));
        }
    }

    private static boolean isOneOf(List<Throwable> chain, Fault fault) {
        return fault != null && chain.stream().anyMatch(cause -> cause == fault.exception());
    }

    /** The step has ended without a fault: has it shown that a service took what it was sent? */
    private boolean isEvident(Exchange exchange) {
        return place.evidence() == Evidence.RETURNED
                || (place.evidence() == Evidence.SENT && Evidence.isSent(exchange));
    }

    /** The filter said no. That ends the records of the exchange if it decides by them and nothing follows. */
    private void heldBack(Exchange exchange, CarriedRecords carried) {
        requireSet(place.condition(), exchange);
        if (!place.last()) {
            return;
        }
        requireSetByStep(place.condition(), exchange);
        if (place.condition().any() && carried.isOne()) {
            carried.entries().forEach(entry -> entry.endWithoutEvidence(Outcome.FILTERED));
        } else {
            String why = "Filter " + step.id() + (place.condition().any() ? OF_SEVERAL : UNTOLD);
            carried.entries().forEach(entry -> entry.heldBack(why));
        }
    }

    private void requireSet(ConditionReads condition, Exchange exchange) {
        Optional<String> unset = condition.unset(exchange);
        if (unset.isPresent()) {
            throw new IllegalStateException("the condition reads " + unset.get()
                    + ", which no step before it has set. Look for a step that was removed or moved.");
        }
    }

    /** What the source or Camel sets is there whatever an edit did to the steps, so that it ends no record; no record is at fault for that. */
    private void requireSetByStep(ConditionReads condition, Exchange exchange) {
        Optional<String> given = condition.given(exchange);
        if (given.isPresent()) {
            throw new HoldException("The condition of step " + step.id() + " reads " + given.get()
                    + ", which no step before it has set, and so it ends no record."
                    + " Set a header of your own from it in a step before, and read that one.");
        }
    }
}
