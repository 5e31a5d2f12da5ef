package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Step {@code check-file}, per record: the announcement has what a row needs, or is refused. */
public class CheckFile implements Processor {

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        ParsedRecord record = ParsedRecord.of(exchange);
        try {
            record.announcement().requireFile();
        } catch (RefusedException e) {
            throw record.refused(e);
        }
    }
}
