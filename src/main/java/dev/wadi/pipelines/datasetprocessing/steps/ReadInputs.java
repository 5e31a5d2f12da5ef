package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.datasetprocessing.FoundInputs;
import dev.wadi.pipelines.datasetprocessing.ReadTables;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Step {@code read-inputs}, per event: the table of each input. */
public class ReadInputs implements Processor {
    private DatasetFolder datasets;
    private DatasetBucket bucket;

    @Override
    public void process(Exchange exchange) throws RefusedRecordException, IOException {
        Message message = exchange.getMessage();
        FoundInputs found = (FoundInputs) message.getBody();
        try {
            message.setBody(new ReadTables(
                    found,
                    datasets.processing().read(found.task(), bucket.objects(), ShownTables.of(exchange.getContext()))));
        } catch (RefusedException e) {
            throw EventLog.refused(found, e);
        }
    }

    public void setDatasets(DatasetFolder datasets) {
        this.datasets = datasets;
    }

    public void setBucket(DatasetBucket bucket) {
        this.bucket = bucket;
    }
}
