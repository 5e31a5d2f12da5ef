package dev.wadi.delivery;

import dev.wadi.delivery.Fault.Blame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * The records that a block works on, the step of a {@link PerRecordEndpoint}: all of the poll, or the one of an exchange that was split off. What the block says
 * of one is about that one and no other.
 *
 * <pre>{@code
 * PollRecords records = PollRecords.of(exchange);
 * for (PollRecord one : records.open()) ...
 * records.finish();
 * }</pre>
 *
 * <p>By one thread. Where the block ends in an exception, all stays as it was, but for what was said of single records.
 */
public final class PollRecords {
    /** An id of a {@code to} that has none in the route file. */
    private static final Pattern MADE_UP = Pattern.compile("to\\d+");

    private final Exchange exchange;
    private final CarriedRecords carried;
    private final BatchAccount account;
    private final WatchedStep.Block block;
    private final List<PollRecord> records = new ArrayList<>();
    private boolean list;
    private Exchange single;

    private PollRecords(Exchange exchange, CarriedRecords carried, WatchedStep.Block block) {
        this.exchange = exchange;
        this.carried = carried;
        this.block = block;
        account = carried.account();
    }

    /**
     * @throws HoldException where the step was reached by another way than {@code to}, the body tells no records, tells others than those of the exchange,
     *     or records that another effect has ended already
     */
    public static PollRecords of(Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        CarriedRecords carried = CarriedRecords.of(exchange);
        WatchedStep.Block block = carried.block();
        if (block == null) {
            throw new HoldException(
                    "A building block was called in a way that nobody can account for, such as toD, enrich"
                            + " or wireTap. Write to: with its address.");
        }
        Optional<List<RecordMessage>> told = RecordMessages.told(exchange);
        if (told.isEmpty() && !carried.isOne()) {
            throw new HoldException("Step " + block.step().id() + " finds no list of records: a step before it has"
                    + " replaced the body of the whole poll, or a list of lists was not split. Put that step into a"
                    + " split with simple: ${body}, or look for a split that was removed.");
        }
        PollRecords records = new PollRecords(exchange, carried, block);
        account.guard(() -> {
            records.take(told);
            records.requireNoEffectBehindTheLast();
        });
        return records;
    }

    private void take(Optional<List<RecordMessage>> told) {
        list = told.isPresent();
        if (!list) {
            records.add(new PollRecord(this, carried.entries().get(0), exchange.getMessage()));
            return;
        }
        Set<RecordEntry> own = new HashSet<>(carried.entries());
        for (RecordMessage message : told.get()) {
            RecordEntry entry = entry(message.record());
            if (!own.remove(entry)) {
                throw new HoldException("Step " + block.step().id() + " finds "
                        + message.record().sourceId()
                        + " twice, or in a list where it does not belong. Look for a variable or property that keeps"
                        + " the body of another exchange.");
            }
            records.add(new PollRecord(this, entry, message));
        }
    }

    private RecordEntry entry(SourceRecord record) {
        try {
            return account.entry(record);
        } catch (IllegalStateException e) {
            throw new HoldException(
                    "Step " + block.step().id() + " finds a record of another batch. " + e.getMessage(), e);
        }
    }

    private void requireNoEffectBehindTheLast() {
        for (PollRecord one : block.hasEffect() ? records : List.<PollRecord>of()) {
            if (one.entry().goesOn() && one.entry().isEnded()) {
                throw new HoldException("Step " + block.step().id() + " would have a further effect for "
                        + one.record().sourceId() + ", which has ended as "
                        + one.entry().outcome().name() + ". Write last: false at the step that ended it.");
            }
        }
    }

    /** What a block does for one record. */
    @FunctionalInterface
    public interface Work {
        void on(PollRecord one) throws RefusedException;
    }

    /** Does something for each record by itself, and {@linkplain #finish finishes}; for a block that calls no service. */
    public static void each(Exchange exchange, Work work) {
        PollRecords records = of(exchange);
        records.each(work);
        records.finish();
    }

    /** Does something for each open record by itself. One that is refused stops no other. */
    public void each(Work work) {
        for (PollRecord one : open()) {
            try {
                work.on(one);
            } catch (RefusedException e) {
                refuse(one, e);
            }
        }
    }

    /** Those that nothing has ended yet, in their order. Calculated at each call. */
    public List<PollRecord> open() {
        return records.stream().filter(PollRecord::isOpen).toList();
    }

    /** Those that steps behind this one get: all but those that were refused or left. Calculated at each call. */
    public List<PollRecord> remaining() {
        return records.stream().filter(one -> one.entry().goesOn()).toList();
    }

    /** Whether the exchange was split off for one record. */
    public boolean isOne() {
        return !list;
    }

    /** The record goes to the dead-letter queue, its neighbours go on. The detail will name the step: several of a route may have an option of one name. */
    public void refuse(PollRecord one, String reason, String detail) {
        account.refuse(refusal(one, reason, detail));
    }

    public void refuse(PollRecord one, RefusedException why) {
        refuse(one, why.reason().name(), why.getMessage());
    }

    /** The same, with a detail that the route itself has written: null for none. */
    public void refuseAsWritten(PollRecord one, String reason, String detail) {
        account.refuse(new RefusedRecordException(one.record(), reason, detail));
    }

    /** The same, by the answer of a service about the record's data. The detail is the service's own words, with nothing of the record. */
    public void refusedByService(PollRecord one, String reason, String detail) {
        refusedByService(one, reason, detail, detail);
    }

    /**
     * @param words the same for the same cause, with nothing of the record: where a service refuses all records of a batch in the same words, and has let none
     *     through, the table or the route is wrong, and the source holds
     */
    public void refusedByService(PollRecord one, String reason, String detail, String words) {
        RefusedRecordException refusal = refusal(one, reason, detail);
        Fault fault = new Fault(
                refusal,
                block.step(),
                Blame.RECORD,
                true,
                1,
                "Step " + block.step().id() + ": " + words);
        account.failed(fault, List.of(one.entry()), true);
        account.refusedByService(refusal);
    }

    private RefusedRecordException refusal(PollRecord one, String reason, String detail) {
        String step = block.step().id();
        // one without an id by what it calls: the id that Camel makes up is another at each load of the route
        String named = MADE_UP.matcher(step).matches()
                ? block.endpoint().getEndpointUri().split(":", 2)[0]
                : step;
        return new RefusedRecordException(one.record(), reason, "Step " + named + ": " + detail);
    }

    /**
     * The record ends here on purpose, with nothing done for it, such as {@link Outcome#FILTERED}; not where something failed for it before, which the route has
     * caught.
     */
    public void leave(PollRecord one, Outcome outcome) {
        account.guard(() -> one.entry().leave(outcome));
    }

    /** The service has answered, and the effect of this block is there. That ends the record, if the option {@code last} is true. */
    public void called(PollRecord one, Answer answer) {
        one.entry().called(block.step());
        account.passed(block.step(), true, List.of(one.entry()));
        if (block.endpoint().isLast()) {
            account.guard(() -> one.entry().endByEffect(block.endpoint().outcome(answer)));
        }
    }

    /** What the log says of the record when it ends, behind what was said before. */
    public void note(PollRecord one, String text) {
        one.entry().note(text);
    }

    /** Nothing was to be asked or written, so that a good end of this block shows nothing of its service. */
    public void noEvidence() {
        carried.noEvidence();
    }

    /** The record is an envelope, and these came out of it: they stand in its place, with its headers and their records as their bodies. */
    public List<PollRecord> opened(PollRecord envelope, List<? extends SourceRecord> inside) {
        account.opened(envelope.record(), inside);
        List<PollRecord> opened = new ArrayList<>(inside.size());
        for (SourceRecord record : inside) {
            RecordMessage message = RecordMessage.like(envelope.message(), record, exchange);
            message.setBody(record);
            opened.add(new PollRecord(this, entry(record), message));
        }
        int at = records.indexOf(envelope);
        records.remove(at);
        records.addAll(at, opened);
        list = true;
        return opened;
    }

    /** The body becomes the list of what goes on; an exchange that was split off ends here, if its record does not. To be called at the end, once. */
    public void finish() {
        List<PollRecord> remaining = remaining();
        if (!remaining.isEmpty()) {
            passed();
        }
        if (list) {
            exchange.getMessage().setBody(body(remaining));
        } else if (remaining.isEmpty()) {
            exchange.setRouteStop(true);
        }
    }

    /** The same, of a block that divides the list: the body becomes a list of such lists. */
    public void finish(List<List<PollRecord>> parts) {
        if (!parts.isEmpty()) {
            passed();
        }
        exchange.getMessage().setBody(parts.stream().map(this::body).toList());
    }

    /** The block works for records: evidence when it fails for others. Of one that has an effect, only the answer of the service shows that. */
    private void passed() {
        if (!block.hasEffect()) {
            account.passed(block.step(), !carried.endsWithoutEvidence(), carried.openInDoubt(block.step()));
        }
    }

    private List<RecordMessage> body(List<PollRecord> some) {
        return RecordMessages.made(
                some.stream().map(one -> (RecordMessage) one.message()).toList(), exchange);
    }

    /** The exchange itself, or another with its properties and variables for the message of a list. */
    Exchange exchangeOf(PollRecord one) {
        if (one.message() == exchange.getMessage()) {
            return exchange;
        }
        if (single == null) {
            single = exchange.copy();
        }
        single.setIn(one.message());
        return single;
    }
}
