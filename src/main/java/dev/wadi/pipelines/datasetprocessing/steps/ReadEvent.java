package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.datasetprocessing.DatasetEvent;
import dev.wadi.pipelines.datasetprocessing.ReceivedEvent;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Step {@code read-event}, per event: it has all fields and no others, or is refused. */
public class ReadEvent implements Processor {
    private DatasetBucket bucket;

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        Message message = exchange.getMessage();
        SourceRecord record = (SourceRecord) message.getBody();
        long since = System.nanoTime();
        try {
            message.setBody(new ReceivedEvent(record, since, bucket.name(), DatasetEvent.parse(record.payload())));
        } catch (RefusedException e) {
            throw EventLog.refused(new ReceivedEvent(record, since, bucket.name(), null), e);
        }
    }

    public void setBucket(DatasetBucket bucket) {
        this.bucket = bucket;
    }
}
