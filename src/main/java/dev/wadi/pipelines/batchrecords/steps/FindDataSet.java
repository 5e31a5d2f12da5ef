package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.batchrecords.Announcement;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Step {@code find-data-set}, per record: the header {@code data-set}, by which the route decides. */
public class FindDataSet implements Processor {

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        Announcement announcement = Announcement.of(exchange.getMessage().getBody());
        SourceRecord record = BatchAccount.record(exchange);
        try {
            exchange.getMessage().setHeader("data-set", announcement.dataSet());
        } catch (RefusedException e) {
            throw new RefusedRecordException(record, e);
        }
    }
}
