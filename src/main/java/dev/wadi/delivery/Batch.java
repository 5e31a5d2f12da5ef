package dev.wadi.delivery;

import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the records of one exchange. Steps report here; the source asks before it acknowledges.
 *
 * <p>A pipeline that {@linkplain #expectOutcomes() reports outcomes} reports one for each record: a record with none holds the source, so that
 * an edit of the route that drops records (a removed {@code save}, say) loses nothing. Any other route is acknowledged when it ends well.
 *
 * <p>Where what the source handed over is an envelope, the step that opens it says {@linkplain #expectOutcomes(int) how many records} came out,
 * and a record that ends in an exception is {@linkplain #failed named}, so that it alone is tried again and found.
 *
 * <p>Safe for the parallel steps of one exchange.
 */
public final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
    private static final String PROPERTY = "WadiBatch";

    /** How many records ended how; {@code tags} are the metric's labels beside the outcome. */
    public record Outcome(String name, Tags tags) {
        public static final String DEAD_LETTER = "dead_letter";

        public static Outcome of(String name, String... tags) {
            return new Outcome(name, Tags.of(tags));
        }

        @Override
        public String toString() {
            return tags.stream()
                    .map(tag -> tag.getKey() + "=" + tag.getValue())
                    .collect(Collectors.joining(",", name + "{", "}"));
        }
    }

    private final int size;
    private final Map<Outcome, Integer> outcomes = new HashMap<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    private boolean outcomesExpected;
    private int expected;
    private final AtomicReference<Exception> fault = new AtomicReference<>();

    /** A record that ended in an exception, which is neither an outcome nor a refusal yet. */
    record Failure(SourceRecord record, Exception cause) {}

    Batch(int size) {
        this.size = size;
    }

    /** Opens the account of an exchange that carries {@code size} records. */
    public static Batch open(Exchange exchange, int size) {
        Batch batch = new Batch(size);
        exchange.setProperty(PROPERTY, batch);
        return batch;
    }

    /** The batch that this exchange, or the one it was split from, carries. */
    public static Batch of(Exchange exchange) {
        Batch batch = exchange.getProperty(PROPERTY, Batch.class);
        if (batch == null) {
            throw new IllegalStateException("Step of route " + exchange.getFromRouteId()
                    + " needs a source that hands over batches, such as kinesis-stream or sqs-queue");
        }
        return batch;
    }

    /** From here on the batch is only acknowledged when each of its records has an outcome. */
    public void expectOutcomes() {
        expectOutcomes(size);
    }

    /** The same for an envelope, with the number of records that came out of it. */
    public synchronized void expectOutcomes(int records) {
        outcomesExpected = true;
        expected = records;
    }

    /** One more record ended with {@code outcome}. */
    public synchronized void done(Outcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** This record goes to the dead-letter queue before the source acknowledges the batch. */
    public synchronized void reject(Rejected rejection) {
        LOG.debug("{}: dead letter {} ({})", rejection.record().sourceId(), rejection.reason(), rejection.detail());
        rejected.add(rejection);
    }

    /**
     * This record ended in an exception while its neighbours went on. The rule for faults is applied to the batch as a whole, but what it finds in
     * the end is this record.
     */
    public synchronized void failed(SourceRecord record, Exception cause) {
        failures.add(new Failure(record, cause));
    }

    /** A fault has ended this delivery of the batch: what has not begun need not try, and wait, one by one. The first one is the fault. */
    public void giveUp(Exception cause) {
        fault.compareAndSet(null, cause);
    }

    /** @throws IllegalStateException if the batch was {@linkplain #giveUp given up}; it says nothing of the fault, which is known */
    public void requireGoingOn() {
        if (fault.get() != null) {
            throw new IllegalStateException("The batch was given up before");
        }
    }

    /** What it was given up for, if it was. */
    Optional<Exception> fault() {
        return Optional.ofNullable(fault.get());
    }

    /** The one whose fault decides what happens to the batch: that of the surrounding, if there is one. */
    synchronized Optional<Exception> failure() {
        return failures.stream()
                .map(Failure::cause)
                .filter(Faults::isSurrounding)
                .findFirst()
                .or(() -> failures.stream().map(Failure::cause).findFirst());
    }

    /** Each record that failed goes to the dead-letter queue. */
    synchronized void rejectFailed(String reason) {
        failures.forEach(one -> reject(new Rejected(one.record(), reason, String.valueOf(one.cause()))));
        failures.clear();
    }

    public synchronized List<Rejected> rejected() {
        return List.copyOf(rejected);
    }

    public synchronized Map<Outcome, Integer> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** @throws HoldException if outcomes are expected and there is not one for each record */
    synchronized void requireAccounted() {
        int accounted = rejected.size() + failures.size();
        for (int count : outcomes.values()) {
            accounted += count;
        }
        if (outcomesExpected && accounted != expected) {
            throw new HoldException("The route gave " + accounted + " outcomes for " + expected
                    + " records: each must be stored, filtered or refused once. Nothing is acknowledged."
                    + " Look for a step that was removed or moved out of its place (split, filter, save).");
        }
    }
}
