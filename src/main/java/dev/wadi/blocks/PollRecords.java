package dev.wadi.blocks;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.BlockAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * The records that a block works on: all of the poll, or the one of an exchange that was split off. What the block says of one is about that one and no
 * other.
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
    private final Exchange exchange;
    private final BlockAccount account;
    private final List<PollRecord> records = new ArrayList<>();
    private boolean list;
    private Exchange single;

    private PollRecords(Exchange exchange) {
        this.exchange = exchange;
        account = BlockAccount.of(exchange);
        list = account.one().isEmpty();
        account.one().ifPresent(record -> records.add(new PollRecord(this, record, exchange.getMessage())));
        account.several().forEach(message -> records.add(new PollRecord(this, message.record(), message)));
    }

    /** @throws dev.wadi.delivery.HoldException where the exchange is about no records that the block could tell apart */
    public static PollRecords of(Exchange exchange) {
        return new PollRecords(exchange);
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
        return records.stream().filter(one -> account.isOpen(one.record())).toList();
    }

    /** Those that steps behind this one get: all but those that were refused or left. Calculated at each call. */
    public List<PollRecord> remaining() {
        return records.stream().filter(one -> account.goesOn(one.record())).toList();
    }

    /** Whether the exchange was split off for one record. */
    public boolean isOne() {
        return !list;
    }

    /** The record goes to the dead-letter queue, its neighbours go on. The detail will name the step. */
    public void refuse(PollRecord one, String reason, String detail) {
        account.refuse(one.record(), reason, detail);
    }

    /** The same, with a detail that the route itself has written: null for none. */
    public void refuseAsWritten(PollRecord one, String reason, String detail) {
        account.refuseAsWritten(one.record(), reason, detail);
    }

    public void refuse(PollRecord one, RefusedException why) {
        refuse(one, why.reason().name(), why.getMessage());
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
        account.refusedByService(one.record(), reason, detail, words);
    }

    /** The record ends here on purpose, with nothing done for it, such as {@link Outcome#FILTERED}. */
    public void leave(PollRecord one, Outcome outcome) {
        account.leave(one.record(), outcome);
    }

    /** The service has answered, and the effect of this block is there. That ends the record, if the option {@code last} is true. */
    public void called(PollRecord one, Answer answer) {
        account.called(
                one.record(),
                account.endpoint() instanceof EffectEndpoint effect ? effect.outcome(answer) : answer.outcome());
    }

    /** What the log says of the record when it ends, behind what was said before. */
    public void note(PollRecord one, String text) {
        account.note(one.record(), text);
    }

    /** Nothing was to be asked or written, so that a good end of this block shows nothing of its service. */
    public void noEvidence() {
        BatchAccount.noEvidence(exchange);
    }

    /** The record is an envelope, and these came out of it: they stand in its place, with its headers and their records as their bodies. */
    public List<PollRecord> opened(PollRecord envelope, List<? extends SourceRecord> inside) {
        account.opened(envelope.record(), inside);
        List<PollRecord> opened = new ArrayList<>(inside.size());
        for (SourceRecord record : inside) {
            opened.add(new PollRecord(this, record, account.message(envelope.message(), record, exchange)));
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
            account.passed();
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
            account.passed();
        }
        exchange.getMessage().setBody(parts.stream().map(this::body).toList());
    }

    private List<RecordMessage> body(List<PollRecord> messages) {
        return account.body(messages(messages), exchange);
    }

    private static List<RecordMessage> messages(List<PollRecord> records) {
        return records.stream().map(one -> (RecordMessage) one.message()).toList();
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
