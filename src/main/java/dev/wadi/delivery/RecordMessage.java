package dev.wadi.delivery;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/**
 * A record as the message that a route gets: its body is the record, which {@linkplain SourceRecordConverter converts} to text and bytes, its headers are what
 * the source knows of it.
 *
 * <p>An exchange split from it is about that record, also after a step has replaced the body. A copy of it is about what its body tells, so that no part of a
 * record passes for the whole.
 */
public final class RecordMessage extends DefaultMessage {
    private final SourceRecord record;

    /** @param poll that the record came with; a split gives the message an exchange of its own */
    RecordMessage(SourceRecord record, Exchange poll) {
        super(poll);
        this.record = record;
        setBody(record);
    }

    /** Body and headers of a message that is about this record. */
    static RecordMessage like(Message message, SourceRecord record, Exchange exchange) {
        RecordMessage same = new RecordMessage(record, exchange);
        same.setBody(message.getBody());
        same.setHeaders(exchange.getContext()
                .getCamelContextExtension()
                .getHeadersMapFactory()
                .newMap(message.getHeaders()));
        return same;
    }

    /** The same for another exchange, which may change it. */
    RecordMessage anew(Exchange exchange) {
        if (hasPopulatedHeaders()) {
            return like(this, record, exchange);
        }
        RecordMessage same = new RecordMessage(record, exchange);
        same.setBody(getBody());
        return same;
    }

    /** As the source handed it over, whatever the body is by now. */
    public SourceRecord record() {
        return record;
    }

    /** Made when the first of them is asked for; a step that takes the record alone pays for none. */
    @Override
    protected boolean isPopulateHeadersSupported() {
        return true;
    }

    @Override
    protected void populateInitialHeaders(Map<String, Object> headers) {
        headers.putAll(record.headers());
    }

    @Override
    public String toString() {
        return record.toString();
    }
}
