package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.batchrecords.Announcement;
import dev.wadi.pipelines.batchrecords.CuratedFile;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Step {@code check-file}, per record: the announcement has what a row needs, or is refused. */
public class CheckFile implements Processor {

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        Message message = exchange.getMessage();
        Announcement announcement = (Announcement) message.getBody();
        try {
            message.setBody(CuratedFile.of(announcement));
        } catch (RefusedException e) {
            throw RecordLog.refused(announcement, e);
        }
    }
}
