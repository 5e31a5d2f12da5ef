package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    /** Of this exchange, and no copy of it. */
    private volatile boolean mayConclude;

    private CarriedRecords(BatchAccount account, List<RecordEntry> entries) {
        this.account = account;
        this.entries = entries;
    }

    /** The exchange carries all records of the account. */
    static void all(Exchange exchange, BatchAccount account) {
        set(exchange, new CarriedRecords(account, account.entries()));
    }

    /** Null where the exchange comes from no source that hands over batches. */
    static CarriedRecords of(Exchange exchange) {
        return exchange.getExchangeExtension().getSafeCopyProperty(KEY, CarriedRecords.class);
    }

    /** The exchange was split off and carries what its body was made from; nothing where that cannot be told. */
    static CarriedRecords narrow(Exchange exchange, CarriedRecords whole) {
        List<RecordEntry> part = new ArrayList<>(1);
        whole.collect(exchange.getMessage().getBody(), part);
        CarriedRecords narrowed = new CarriedRecords(whole.account, part);
        set(exchange, narrowed);
        return narrowed;
    }

    private void collect(Object body, List<RecordEntry> into) {
        if (body instanceof RecordBody made) {
            add(made.record(), into);
        } else if (body instanceof SourceRecord record) {
            add(record, into);
        } else if (body instanceof Message message) {
            collect(message.getBody(), into);
        } else if (body instanceof Collection<?> several) {
            several.forEach(one -> collect(one, into));
        }
    }

    private void add(SourceRecord record, List<RecordEntry> into) {
        into.add(account.entry(record));
    }

    private static void set(Exchange exchange, CarriedRecords carried) {
        exchange.getExchangeExtension().setSafeCopyProperty(KEY, carried);
    }

    /** Whether the step that is entered may give outcomes by its mere being there: it was looked at when the route was made. */
    void mayConclude(boolean may) {
        mayConclude = may;
    }

    boolean mayConclude() {
        return mayConclude;
    }

    BatchAccount account() {
        return account;
    }

    /** Those of an envelope that was opened meanwhile stand in its place. */
    List<RecordEntry> entries() {
        return BatchAccount.leaves(entries);
    }

    @Override
    public SafeCopyProperty safeCopy() {
        return new CarriedRecords(account, entries);
    }
}
