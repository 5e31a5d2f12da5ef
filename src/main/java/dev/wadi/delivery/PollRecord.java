package dev.wadi.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A record as a block finds it. */
public final class PollRecord {
    private final PollRecords poll;
    private final RecordEntry entry;
    private final Message message;

    PollRecord(PollRecords poll, RecordEntry entry, Message message) {
        this.poll = poll;
        this.entry = entry;
        this.message = message;
    }

    /** As its source handed it over. */
    public SourceRecord record() {
        return entry.record();
    }

    /** As the steps before have made it; what the block makes of it goes on. */
    public Message message() {
        return message;
    }

    /** The same of its body. */
    public Object body() {
        return message.getBody();
    }

    /** About this record alone. */
    public Exchange exchange() {
        return poll.exchangeOf(this);
    }

    RecordEntry entry() {
        return entry;
    }

    /** Whether nothing has ended it, so that the block has something to do for it. */
    boolean isOpen() {
        return entry.goesOn() && !entry.isEnded();
    }
}
