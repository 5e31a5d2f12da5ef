package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.batchrecords.Announcement;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Step {@code check-file}, per record: the header {@code address}, without which no row is written; an announcement that has not what a row needs is refused. */
public class CheckFile implements Processor {

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        Announcement announcement = Announcement.of(exchange.getMessage().getBody());
        SourceRecord record = BatchAccount.record(exchange);
        try {
            exchange.getMessage().setHeader("address", announcement.address());
        } catch (RefusedException e) {
            throw new RefusedRecordException(record, e);
        }
    }
}
