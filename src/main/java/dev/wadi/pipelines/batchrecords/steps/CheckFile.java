package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Step {@code check-file}, per record: the header {@code address}, without which no row is written; an announcement that has not what a row needs is refused. */
public class CheckFile implements Processor {

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        ParsedRecord record = ParsedRecord.of(exchange);
        try {
            exchange.getMessage().setHeader("address", record.announcement().address());
        } catch (RefusedException e) {
            throw record.refused(e);
        }
    }
}
