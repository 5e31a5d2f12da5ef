package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Step {@code find-data-set}, per record: the header {@code data-set}, by which the route decides. */
public class FindDataSet implements Processor {

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        ParsedRecord record = ParsedRecord.of(exchange);
        try {
            exchange.getMessage().setHeader("data-set", record.announcement().dataSet());
        } catch (RefusedException e) {
            throw record.refused(e);
        }
    }
}
