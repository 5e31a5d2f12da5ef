package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.datasetprocessing.FoundInputs;
import dev.wadi.pipelines.datasetprocessing.ReceivedEvent;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Step {@code find-inputs}, per event: its data set, its type, and the one object of each input. */
public class FindInputs implements Processor {
    private DatasetFolder datasets;
    private DatasetBucket bucket;

    @Override
    public void process(Exchange exchange) throws RefusedRecordException, IOException {
        Message message = exchange.getMessage();
        ReceivedEvent received = (ReceivedEvent) message.getBody();
        try {
            message.setBody(new FoundInputs(received, datasets.processing().find(received.event(), bucket.objects())));
        } catch (RefusedException e) {
            throw EventLog.refused(received, e);
        }
    }

    public void setDatasets(DatasetFolder datasets) {
        this.datasets = datasets;
    }

    public void setBucket(DatasetBucket bucket) {
        this.bucket = bucket;
    }
}
