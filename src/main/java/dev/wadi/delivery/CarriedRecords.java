package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.SafeCopyProperty;

/**
 * The records that an exchange carries, and their account: all of the batch for the exchange of the source, those of its part for one that was split off.
 * Kept where no step of a route can remove it.
 */
final class CarriedRecords implements SafeCopyProperty {
    private static final String KEY = "wadi.carried-records";

    private final BatchAccount account;
    private final List<RecordEntry> entries;
    /** The headers of the poll as the source gave them, whatever their case. */
    private final Map<String, Object> given;
    /** The exchange was split off, and no list of several: whatever a step makes of the body is about the one record of it. */
    private final boolean single;
    /** Of this exchange, and no copy of it. */
    private volatile String concludingRoute;
    /** Of the step that runs for this exchange. */
    private volatile boolean withoutEvidence;
    /** That step, where it takes each record by itself. */
    private volatile WatchedStep.Block block;

    private CarriedRecords(BatchAccount account, List<RecordEntry> entries, Map<String, Object> given, boolean single) {
        this.single = single;
        this.account = account;
        this.entries = entries;
        this.given = given;
    }

    /** The exchange carries all records of the account; their messages become its body. */
    static void all(Exchange exchange, List<? extends SourceRecord> records, BatchAccount account) {
        Map<String, Object> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        given.putAll(exchange.getMessage().getHeaders());
        exchange.getMessage().setBody(new RecordMessages(records, exchange));
        set(exchange, new CarriedRecords(account, account.entries(), given, false));
    }

    /** Null where the exchange comes from no source that hands over batches. */
    static CarriedRecords of(Exchange exchange) {
        return exchange.getExchangeExtension().getSafeCopyProperty(KEY, CarriedRecords.class);
    }

    /**
     * The exchange was split off and carries what its body was made from, or else the record whose message it got; nothing where neither tells.
     */
    static CarriedRecords narrow(Exchange exchange, CarriedRecords whole) {
        Message message = exchange.getMessage();
        List<RecordEntry> part = new ArrayList<>(1);
        whole.collect(message.getBody(), part);
        boolean list = message.getBody() instanceof Collection && !part.isEmpty();
        if (part.isEmpty() && message instanceof RecordMessage one) {
            whole.add(one.record(), part);
        }
        part.forEach(RecordEntry::begun);
        CarriedRecords narrowed = new CarriedRecords(whole.account, part, whole.given, !list);
        set(exchange, narrowed);
        return narrowed;
    }

    private void collect(Object body, List<RecordEntry> into) {
        if (body instanceof RecordBody made) {
            if (made.record() != null) {
                add(made.record(), into);
            }
        } else if (body instanceof SourceRecord record) {
            add(record, into);
        } else if (body instanceof Message message) {
            collectFrom(message, into);
        } else if (body instanceof Collection<?> several) {
            several.forEach(one -> collect(one, into));
        }
    }

    private void collectFrom(Message message, List<RecordEntry> into) {
        int before = into.size();
        collect(message.getBody(), into);
        if (into.size() == before && message instanceof RecordMessage one) {
            add(one.record(), into);
        }
    }

    private void add(SourceRecord record, List<RecordEntry> into) {
        into.add(account.entry(record));
    }

    private static void set(Exchange exchange, CarriedRecords carried) {
        exchange.getExchangeExtension().setSafeCopyProperty(KEY, carried);
    }

    /** Whether a header has the value that the source gave it, with the poll or a record, so that no step has set it. */
    boolean isGiven(String header, Object value) {
        return Objects.deepEquals(given.get(header), value)
                || entries().stream().anyMatch(entry -> entry.isGiven(header, value));
    }

    /** @param route of the step that is entered, where that may give outcomes: it was looked at when the route was made; else null */
    void concludingRoute(String route) {
        concludingRoute = route;
    }

    /** @param running the step that is entered, where it takes each record by itself; else null */
    void block(WatchedStep.Block running) {
        block = running;
    }

    /** Null where the step that runs is of another kind. */
    WatchedStep.Block block() {
        return block;
    }

    BatchAccount account() {
        return account;
    }

    /** Those of an envelope that was opened meanwhile stand in its place. */
    List<RecordEntry> entries() {
        return RecordEntry.leaves(entries);
    }

    /** Those without an outcome, for which there is something to do; none where nobody notes which of them the step lets through. */
    List<RecordEntry> openInDoubt(Step step) {
        return step.isInDoubt()
                ? entries().stream().filter(entry -> !entry.isEnded()).toList()
                : List.of();
    }

    /** Whether there may be something to do: not where the exchange is about records that all have their outcome. */
    boolean isAnyOpen() {
        return entries.isEmpty() || isAnyOpen(entries);
    }

    /** Whether one of them, or of those that came out of them, has no outcome. Asked at every step, so it looks no further than it must. */
    private static boolean isAnyOpen(List<RecordEntry> entries) {
        for (RecordEntry entry : entries) {
            List<RecordEntry> inside = entry.opened();
            if (inside.isEmpty() ? !entry.isEnded() : isAnyOpen(inside)) {
                return true;
            }
        }
        return false;
    }

    void noEvidence() {
        withoutEvidence = true;
    }

    /** Whether the step that ends has said so; a step around it has not. */
    boolean endsWithoutEvidence() {
        boolean said = withoutEvidence;
        withoutEvidence = false;
        return said;
    }

    /** Whether the exchange was split off, and is about one record. */
    boolean isOne() {
        return single && entries().size() == 1;
    }

    /**
     * What gives the outcome to each record that has none.
     *
     * @param steps as of {@link BatchAccount#conclude}
     */
    Runnable concluding(Outcome outcome, List<String> steps) {
        String route = concludingRoute;
        if (route == null) {
            throw new IllegalStateException("The outcome " + outcome.name()
                    + " is given by a step of which nobody could tell before what it rests on. Write to: outcome:"
                    + outcome.name());
        }
        List<RecordEntry> carried = entries();
        if (carried.isEmpty()) {
            throw new IllegalStateException("The outcome " + outcome.name()
                    + " is given to no record: what was split off here was not made from a record of the source");
        }
        return steps.isEmpty()
                ? () -> endByCondition(outcome)
                : () -> carried.stream()
                        .filter(entry -> steps.stream().allMatch(step -> entry.wasCalled(Step.key(route, step))))
                        .forEach(entry -> entry.endIfOpen(outcome));
    }

    /** @throws HoldException where one condition would end several records, or the exchange was not split off for one */
    private void endByCondition(Outcome outcome) {
        List<RecordEntry> carried = entries();
        if (!isOne() && !carried.stream().allMatch(RecordEntry::isEnded)) {
            throw new HoldException("The outcome " + outcome.name() + " would end " + carried.size()
                    + " records by one condition for all of them. Put the choice into a split with simple: ${body}, one"
                    + " exchange for each record.");
        }
        carried.forEach(entry -> entry.endWithoutEvidence(outcome));
    }

    /**
     * Those that a call with this body has its effect for: those that the body was made from; of an exchange that was split off, its one record. None where
     * the exchange is about none.
     *
     * @throws HoldException where that cannot be told, or is another record than those of the exchange
     */
    List<RecordEntry> sent(Exchange exchange, Step call) {
        List<RecordEntry> carried = entries();
        if (carried.isEmpty()) {
            return carried;
        }
        Object body = exchange.getMessage().getBody();
        List<RecordEntry> told = told(body, call);
        if (isAsItCame(body) || (told.isEmpty() && !isOne())) {
            throw new HoldException("Step " + call.id() + " would send one body for a whole poll, and no outcome of a"
                    + " record can rest on that. Put it into a split with simple: ${body}, one exchange for each"
                    + " record, or let a step in Java make a body that tells which records it was made from.");
        }
        if (!new HashSet<>(carried).containsAll(told)) {
            throw ofAnother(call, null);
        }
        return told.isEmpty() ? carried : told;
    }

    private List<RecordEntry> told(Object body, Step call) {
        List<RecordEntry> told = new ArrayList<>(1);
        try {
            collect(body, told);
        } catch (IllegalStateException e) { // of another batch
            throw ofAnother(call, e);
        }
        return RecordEntry.leaves(told);
    }

    private static HoldException ofAnother(Step call, Exception cause) {
        return new HoldException(
                "Step " + call.id() + " would send what was made from another record than its exchange is about, and no"
                        + " outcome can rest on that. Look for a variable or property that keeps the body of another"
                        + " exchange.",
                cause);
    }

    /** Records of the poll as they came, in a list or a message, or a list of their messages: a service would get no text of theirs. */
    static boolean isAsItCame(Object body) {
        return body instanceof RecordMessages
                || (body instanceof Message message && message.getBody() instanceof SourceRecord)
                || (body instanceof Collection<?> several
                        && several.stream()
                                .anyMatch(one -> one instanceof SourceRecord
                                        || one instanceof RecordMessage
                                        || isAsItCame(one)));
    }

    @Override
    public SafeCopyProperty safeCopy() {
        return new CarriedRecords(account, entries, given, single);
    }
}
