package dev.wadi.delivery;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.apache.camel.Exchange;

/**
 * The records of a batch as the body that a route gets. Each look at a record makes its message anew: Camel's split routes the message itself, and what one
 * split or attempt has made of it must not be what the next one begins with.
 */
final class RecordMessages extends AbstractList<RecordMessage> implements RandomAccess {
    private final List<? extends SourceRecord> records;
    private final Exchange poll;

    RecordMessages(List<? extends SourceRecord> records, Exchange poll) {
        this.records = records;
        this.poll = poll;
    }

    @Override
    public RecordMessage get(int index) {
        return new RecordMessage(records.get(index), poll);
    }

    @Override
    public int size() {
        return records.size();
    }

    /** None of the records' own text: who sends this has sent none of them. */
    @Override
    public String toString() {
        return "records of a poll: " + size() + ", to be split";
    }
}
