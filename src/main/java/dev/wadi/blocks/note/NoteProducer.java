package dev.wadi.blocks.note;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RecordLog;
import dev.wadi.delivery.RefusedException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

final class NoteProducer extends DefaultProducer {
    private final FieldExpression text;

    NoteProducer(NoteEndpoint endpoint, FieldExpression text) {
        super(endpoint);
        this.text = text;
    }

    @Override
    public void process(Exchange exchange) {
        if (!RecordLog.isOn(exchange.getFromRouteId())) {
            return; // costs nothing where nobody reads it
        }
        PollRecords records = PollRecords.of(exchange);
        records.open().forEach(one -> note(one, records));
        records.finish();
    }

    private void note(PollRecord one, PollRecords records) {
        try {
            records.note(one, text.text(one));
        } catch (RefusedException e) { // no reason to refuse the record
            return;
        }
    }
}
