package dev.wadi.delivery;

import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;

/**
 * The account of one attempt to bring a batch through a route. The source opens it and reads it; every record that the source handed over has exactly one
 * outcome in the end, or the source holds. No step switches that on or off.
 *
 * <p>An outcome that names an effect is given by who has the evidence of that effect. Of an envelope, the step that opens it says
 * {@linkplain #opened which records} came out; one that nobody opens is one record. A record belongs to the account by its identity as an object.
 *
 * <p>Safe for the parallel steps of one exchange.
 */
public final class BatchAccount {
    private final List<RecordEntry> messages = new ArrayList<>();
    private final IdentityHashMap<SourceRecord, RecordEntry> entries = new IdentityHashMap<>();
    private final AtomicReference<HoldException> violation = new AtomicReference<>();
    private final OpenAttempts.Progress progress = new OpenAttempts.Progress();
    private volatile boolean closed;
    private volatile boolean returned;
    /** Null as long as nothing has failed. */
    private volatile AttemptFaults faults;

    private BatchAccount(List<? extends SourceRecord> records) {
        for (SourceRecord record : records) {
            RecordEntry entry = new RecordEntry(record);
            messages.add(entry);
            entries.put(record, entry);
        }
    }

    static BatchAccount open(List<? extends SourceRecord> records) {
        return new BatchAccount(records);
    }

    OpenAttempts.Progress progress() {
        return progress;
    }

    /** Opens the account of an exchange whose body becomes the messages of these records; for a source. */
    public static BatchAccount open(Exchange exchange, List<? extends SourceRecord> records) {
        BatchAccount account = open(records);
        CarriedRecords.all(exchange, records, account);
        return account;
    }

    /** The account of the batch that this exchange, or the one it was split from, carries. */
    public static BatchAccount of(Exchange exchange) {
        return find(exchange)
                .orElseThrow(() -> new IllegalStateException("A step of route " + exchange.getFromRouteId()
                        + " needs a source that hands over batches, such as kinesis-stream or sqs-queue"));
    }

    /** The same; empty where the exchange does not come from such a source. */
    public static Optional<BatchAccount> find(Exchange exchange) {
        return Optional.ofNullable(CarriedRecords.of(exchange)).map(CarriedRecords::account);
    }

    /**
     * The one record that this exchange was split off for, whatever steps have made of its body.
     *
     * @throws HoldException where it is about none, or several
     */
    public static SourceRecord record(Exchange exchange) {
        CarriedRecords carried = CarriedRecords.of(exchange);
        if (carried == null || !carried.isOne()) {
            throw new HoldException("A step that works on one record finds a whole poll, or none. Put it into a split"
                    + " with simple: ${body}, one exchange for each record.");
        }
        return carried.entries().get(0).record();
    }

    /**
     * This message is an envelope, and these records came out of it.
     *
     * @throws HoldException if there are none, or it was opened before
     */
    public void opened(SourceRecord message, List<? extends SourceRecord> records) {
        guard(() -> {
            if (records.isEmpty()) {
                throw new HoldException("No record came out of " + message.sourceId() + ", which would lose it");
            }
            RecordEntry envelope = entry(message);
            List<RecordEntry> inside =
                    records.stream().map(one -> new RecordEntry(one, envelope)).toList();
            synchronized (entries) {
                envelope.open(inside);
                inside.forEach(one -> entries.put(one.record(), one));
            }
        });
    }

    /** Labels of the metric, for whatever outcome the record will have. */
    public void tag(SourceRecord record, Tags tags) {
        entry(record).tag(tags);
    }

    /**
     * The record ended with this outcome; for who has seen the evidence.
     *
     * @throws HoldException if it has one already, or the attempt is over
     */
    public void done(SourceRecord record, Outcome outcome) {
        guard(() -> entry(record).end(outcome));
    }

    /** The record will have ended with this outcome once a further effect, which the settings ask for, is {@linkplain #confirm confirmed}. */
    public void expect(SourceRecord record, Outcome outcome) {
        guard(() -> entry(record).expect(outcome));
    }

    /** The further effect of a record is there. Nothing where none was expected. */
    public void confirm(SourceRecord record) {
        guard(() -> entry(record).confirm());
    }

    /**
     * Gives an outcome to each record of the exchange that has none; for the step {@code to: outcome:NAME}, whose evidence was looked at when its route was
     * made.
     *
     * @param steps only where these steps of the same route, calls, all ran for the record and ended without a fault; none: to all
     * @throws IllegalStateException by any other way, such as a {@code toD}, and if it cannot be told which records the exchange is about
     */
    public static void conclude(Exchange exchange, Outcome outcome, List<String> steps) {
        BatchAccount account = of(exchange);
        account.guard(CarriedRecords.of(exchange).concluding(outcome, steps));
    }

    /**
     * The step that runs makes no call for this exchange, or not the one that counts, as what it needs is at hand or there is nothing to write. So that it
     * ends well is no evidence that its service works. A step that does not say so is taken to have called.
     */
    public static void noEvidence(Exchange exchange) {
        CarriedRecords carried = CarriedRecords.of(exchange);
        if (carried != null) {
            carried.noEvidence();
        }
    }

    /** This record goes to the dead-letter queue before the source acknowledges the batch. */
    public void refuse(RefusedRecordException refusal) {
        guard(() -> entry(refusal.record()).refuse(refusal));
    }

    /** The same, where it is a service that refused the record's data: if it refuses all of a batch, the table, mapping or route is wrong. */
    public void refusedByService(RefusedRecordException refusal) {
        entry(refusal.record()).refusedByService(refusal);
    }

    /** How the record ended in this attempt, if it has. */
    public Optional<Outcome> outcome(SourceRecord record) {
        return Optional.ofNullable(entry(record).outcome());
    }

    synchronized AttemptFaults faults() {
        if (faults == null) {
            faults = new AttemptFaults();
        }
        return faults;
    }

    /** Ends this attempt: what has not begun is not tried. */
    void abandon(Exception reason) {
        faults().abandon(reason);
    }

    boolean isAbandoned() {
        return faults != null && faults.abandoned().isPresent();
    }

    /** The route has gone to its end, and ended in no exception. */
    void returned() {
        returned = true;
    }

    /** What comes later is a fault, not an outcome. */
    void close() {
        closed = true;
    }

    /** The route says that its work is taken back, or is to be. */
    void rolledBack(Step by) {
        violation.compareAndSet(
                null, new HoldException("Step " + by.id() + " of the route marked the exchange for rollback"));
    }

    /** A fault of the route itself, also where a step has caught it. */
    Optional<HoldException> violation() {
        return Optional.ofNullable(violation.get());
    }

    /** @throws IllegalStateException if the record is none of this batch */
    RecordEntry entry(SourceRecord record) {
        RecordEntry entry = find(record);
        if (entry == null) {
            throw new IllegalStateException(record.sourceId() + " is none of the records of this batch");
        }
        return entry;
    }

    private RecordEntry find(SourceRecord record) {
        synchronized (entries) {
            return entries.get(record);
        }
    }

    /**
     * Whether all of a message has its outcome, and nothing of the route is left for it; the one rule for what may be acknowledged. May be asked while the
     * attempt runs, or when it was stopped, abandoned or ended in a fault of others. Nothing is, once the route itself is at fault.
     */
    boolean isThrough(SourceRecord message) {
        RecordEntry entry = find(message);
        return entry != null && isThrough(RecordEntry.leaves(List.of(entry)));
    }

    private boolean isThrough(List<RecordEntry> some) {
        return violation.get() == null && some.stream().allMatch(one -> one.isDone() && (returned || one.isPast()));
    }

    /** The same, with no dead letter left to write. */
    boolean isStored(SourceRecord message) {
        return isThrough(message)
                && RecordEntry.leaves(List.of(entry(message))).stream().allMatch(RecordEntry::isStored);
    }

    /** The same of all. */
    boolean isStored() {
        List<RecordEntry> all = entries();
        return isThrough(all) && all.stream().allMatch(RecordEntry::isStored);
    }

    /** All records of the batch, those of opened envelopes in their place. */
    List<RecordEntry> entries() {
        return RecordEntry.leaves(messages);
    }

    /**
     * A step ended in a fault for the records that its exchange carried.
     *
     * @param caught true: the route may go on behind it, by a doTry or onException of its own
     */
    void failed(Fault judged, Collection<RecordEntry> carried, boolean caught) {
        Fault fault = judged.of(carried.size());
        carried.forEach(entry -> entry.failed(fault, caught));
        faults().failed(fault, caught);
    }

    /**
     * A step ended well.
     *
     * @param called false: that took no call
     * @param open records for which it did its work, noted while the step is in doubt
     */
    void passed(Step step, boolean called, List<RecordEntry> open) {
        step.passed(called);
        if (called && step.isInDoubt()) {
            faults().passed(step);
            open.forEach(entry -> entry.passed(step));
        }
    }

    /** Those that are to be dead-lettered. */
    public List<RefusedRecordException> refusals() {
        return RefusedRecordException.of(entries());
    }

    /** How many records ended how, refused ones included. */
    public Map<Outcome, Integer> outcomes() {
        return Outcome.count(entries());
    }

    /** A hold that comes of the change counts also where a step has caught it. */
    void guard(Runnable change) {
        try {
            if (closed) {
                throw new HoldException(
                        "An outcome came after the attempt was over. A step works on behind the route's back:"
                                + " look for seda, wireTap, threads or an aggregate.");
            }
            change.run();
        } catch (HoldException e) {
            violation.compareAndSet(null, e);
            throw e;
        }
    }
}
