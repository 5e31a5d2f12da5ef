package dev.wadi.delivery;

import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One line of a {@link BatchAccount}: a record, what happened to it in this attempt, and its one outcome. */
final class RecordEntry {
    private final SourceRecord record;
    /** What it came out of; null where it came by itself. */
    private final RecordEntry envelope;

    private StepsOfRecord steps = StepsOfRecord.NOTHING;

    /** For the log. */
    private final List<String> notes = new ArrayList<>(0);

    private Tags tags = Tags.empty();
    private Outcome outcome;
    private Outcome expected;
    private RefusedRecordException refusal;
    private RefusedRecordException serviceRefusal;
    private boolean left;
    private Fault fault;
    /** A step failed for it although it had its outcome. */
    private Fault late;
    /** Of a filter that held it back, and why its "no" ended nothing; for people. */
    private String heldBack;
    /** Those that came out of it, where it was an envelope. */
    private List<RecordEntry> opened = List.of();
    /** It has passed the end of its route. */
    private boolean past;

    RecordEntry(SourceRecord record) {
        this(record, null);
    }

    RecordEntry(SourceRecord record, RecordEntry envelope) {
        this.record = record;
        this.envelope = envelope;
    }

    SourceRecord record() {
        return record;
    }

    /** Whether its source gave this header, in whatever case, this value, with the record or with what that came out of. */
    boolean isGiven(String header, Object value) {
        return record.headers().entrySet().stream()
                        .anyMatch(given ->
                                given.getKey().equalsIgnoreCase(header) && Objects.deepEquals(given.getValue(), value))
                || (envelope != null && envelope.isGiven(header, value));
    }

    synchronized List<RecordEntry> opened() {
        return opened;
    }

    /** @throws HoldException if it was opened before, or has ended */
    synchronized void open(List<RecordEntry> entries) {
        if (!opened.isEmpty() || isEnded()) {
            throw new HoldException(record.sourceId() + " was opened a second time, or after it had an outcome."
                    + " Look for a step that stands twice in the route, or in a loop.");
        }
        opened = List.copyOf(entries);
    }

    synchronized void tag(Tags more) {
        tags = tags.and(more);
    }

    synchronized void note(String text) {
        notes.add(text);
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    /** @throws HoldException if it has ended before */
    synchronized void end(Outcome with) {
        if (isEnded()) {
            throw new HoldException(record.sourceId() + " has the outcome "
                    + (outcome == null ? Outcome.DEAD_LETTER : outcome.name()) + " and is given another, " + with.name()
                    + ". Look for a step that stands twice in the route, or in a loop.");
        }
        outcome = with.with(tags);
        expected = null;
    }

    /** @return false: it has ended before, and stays as it is */
    synchronized boolean endIfOpen(Outcome with) {
        if (isEnded() || expected != null) {
            return false;
        }
        outcome = with.with(tags);
        return true;
    }

    /** For an outcome that says that nothing was to be done: not where something that the route has caught failed before. */
    synchronized void endWithoutEvidence(Outcome with) {
        if (fault == null) {
            endIfOpen(with);
        }
    }

    synchronized void expect(Outcome when) {
        if (isEnded() || expected != null) {
            end(when); // which says what is wrong
        }
        expected = when;
    }

    synchronized void confirm() {
        if (expected != null) {
            end(expected);
        }
    }

    synchronized void refuse(RefusedRecordException why) {
        if (refusal != null || outcome != null) {
            end(why.outcome()); // which says what is wrong
        }
        refusal = why;
    }

    synchronized void refusedByService(RefusedRecordException why) {
        serviceRefusal = why;
    }

    /** @param caught true: the route may go on behind it, so that it is no fault of what was done before */
    synchronized void failed(Fault why, boolean caught) {
        steps.failed(why.step());
        if (!isEnded()) {
            fault = why;
        } else if (!caught) {
            late = why;
        }
    }

    private StepsOfRecord noted() {
        if (steps == StepsOfRecord.NOTHING) {
            steps = new StepsOfRecord();
        }
        return steps;
    }

    /** A call ended well for it. */
    synchronized void called(Step step) {
        noted().called(step);
    }

    /** What the step was to change in a service for it may not be there. */
    synchronized void effectFailed(Step step) {
        noted().effectFailed(step);
    }

    /**
     * By the answer of the last of its effects.
     *
     * @throws HoldException if it has ended before, or another effect failed
     */
    synchronized void endByEffect(Outcome with) {
        if (!steps.failedEffects().isEmpty()) {
            throw new HoldException("An effect for " + record.sourceId() + " failed in step "
                    + String.join(", ", steps.failedEffects())
                    + ", and the route has caught that. If it may do without, write"
                    + " last: false at the step behind it, and to: outcome:NAME?of=ID with the id of that step.");
        }
        end(with);
    }

    /** On purpose, by a step that has looked at it: not where something that the route has caught failed before. */
    synchronized void leave(Outcome with) {
        left = true;
        endWithoutEvidence(with);
    }

    /** Whether steps behind get it: what was refused, left out or held back does not go on, nor what ends only with an answer to that. */
    synchronized boolean goesOn() {
        boolean done = outcome == null
                || outcome.disposition() == Disposition.STORED
                || outcome.disposition() == Disposition.UNCHANGED;
        return done && !left && refusal == null && serviceRefusal == null && heldBack == null;
    }

    /** A step in doubt did its work for it. */
    synchronized void passed(Step step) {
        noted().passed(step);
    }

    synchronized boolean hasPassed(Step step) {
        return steps.hasPassed(step);
    }

    /** @param step its {@linkplain Step#key key} */
    synchronized boolean wasCalled(String step) {
        return steps.wasCalled(step);
    }

    /** Id of the step that called a service for it last. */
    synchronized Optional<String> lastCall() {
        return steps.lastCall();
    }

    synchronized void heldBack(String why) {
        heldBack = why;
    }

    /** Null where no filter did, or its "no" has ended it. */
    synchronized String heldBack() {
        return heldBack;
    }

    /** Whether the step ran for it, however that ended. */
    synchronized boolean reached(Step step) {
        return steps.wasCalled(step.key()) || (fault != null && fault.step() == step);
    }

    /** Whether something was done for it already, to be done again in another attempt. */
    synchronized boolean hasEffect() {
        return outcome != null || expected != null || steps.isAnyCalled();
    }

    /** An exchange was split off for it. */
    synchronized void begun() {
        past = false;
    }

    /** An exchange with it has passed a step behind which its route has none. */
    synchronized void endOfRoute() {
        past = true;
    }

    /** Whether nothing of its route is left for it. Of what was left out on purpose nothing was to be done. */
    synchronized boolean isPast() {
        return past || (outcome != null && outcome.disposition() == Disposition.FILTERED);
    }

    synchronized boolean isEnded() {
        return outcome != null || refusal != null;
    }

    /** That of its refusal where it was refused; null where it has not ended. */
    synchronized Outcome outcome() {
        return refusal == null ? outcome : refusal.outcome();
    }

    synchronized RefusedRecordException refusal() {
        return refusal;
    }

    synchronized RefusedRecordException serviceRefusal() {
        return serviceRefusal;
    }

    /** It has an outcome, and nothing failed behind that. */
    synchronized boolean isDone() {
        return isEnded() && late == null;
    }

    /** It ended well, with nothing left to write. */
    synchronized boolean isStored() {
        return isDone() && refusal == null;
    }

    /** What it ended this attempt with; null where there was none, or it ended well all the same. */
    synchronized Fault fault() {
        return isEnded() ? late : fault;
    }

    /** The same entries, those of opened envelopes in the place of these; an envelope may have been in an envelope. */
    static List<RecordEntry> leaves(Collection<RecordEntry> entries) {
        List<RecordEntry> leaves = new ArrayList<>(entries.size());
        for (RecordEntry entry : entries) {
            if (entry.opened().isEmpty()) {
                leaves.add(entry);
            } else {
                leaves.addAll(leaves(entry.opened()));
            }
        }
        return leaves;
    }
}
