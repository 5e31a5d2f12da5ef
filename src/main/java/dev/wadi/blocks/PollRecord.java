package dev.wadi.blocks;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A record as a block finds it. */
public final class PollRecord {
    private final PollRecords poll;
    private final SourceRecord record;
    private final Message message;

    PollRecord(PollRecords poll, SourceRecord record, Message message) {
        this.poll = poll;
        this.record = record;
        this.message = message;
    }

    /** As its source handed it over. */
    public SourceRecord record() {
        return record;
    }

    /** As the steps before have made it; what the block makes of it goes on. */
    public Message message() {
        return message;
    }

    /** The same of its body. */
    public Object body() {
        return message.getBody();
    }

    /**
     * The value of an option, as it is for this record: never null.
     *
     * @throws RefusedException with the reason {@code missing_field} where a field or header is not there, or null
     */
    public Object evaluate(FieldExpression option) throws RefusedException {
        return option.evaluate(this);
    }

    /** The same as text: numbers as they were written, an object or array as JSON. */
    public String text(FieldExpression option) throws RefusedException {
        return option.text(this);
    }

    /** The same, for an option that may do without. */
    public Optional<Object> find(FieldExpression option) {
        return option.find(this);
    }

    /** About this record alone. */
    Exchange exchange() {
        return poll.exchangeOf(this);
    }
}
