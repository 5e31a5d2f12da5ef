package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.datasetprocessing.AcceptedEvent;
import dev.wadi.pipelines.datasetprocessing.EventInputs;
import dev.wadi.pipelines.datasetprocessing.ReadTables;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Step {@code read-inputs}, per event: one input after the other, its one object and the table in it. */
public class ReadInputs implements Processor {
    private DatasetBucket bucket;

    @Override
    public void process(Exchange exchange) throws RefusedRecordException, IOException {
        Message message = exchange.getMessage();
        AcceptedEvent accepted = (AcceptedEvent) message.getBody();
        EventInputs inputs = new EventInputs(accepted.task());
        try {
            inputs.read(bucket.objects(), ShownTables.of(exchange.getContext()));
            message.setBody(new ReadTables(accepted.received().with(inputs), inputs));
        } catch (RefusedException e) {
            throw EventLog.refused(accepted.received().with(inputs), e);
        }
    }

    public void setBucket(DatasetBucket bucket) {
        this.bucket = bucket;
    }
}
