package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.datasetprocessing.AcceptedEvent;
import dev.wadi.pipelines.datasetprocessing.ReceivedEvent;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Step {@code find-dataset}, per event: its data set, all inputs of which it names. */
public class FindDataset implements Processor {
    private DatasetFolder datasets;

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        Message message = exchange.getMessage();
        ReceivedEvent received = (ReceivedEvent) message.getBody();
        try {
            message.setBody(new AcceptedEvent(received, datasets.processing().task(received.event())));
        } catch (RefusedException e) {
            throw EventLog.refused(received, e);
        }
    }

    public void setDatasets(DatasetFolder datasets) {
        this.datasets = datasets;
    }
}
