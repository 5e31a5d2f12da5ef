package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.delivery.StableId;
import dev.wadi.pipelines.datasetprocessing.DatasetResult;
import dev.wadi.pipelines.datasetprocessing.ReadTables;
import dev.wadi.pipelines.datasetprocessing.RecordFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Step {@code make-documents}, per event: all of its documents, made and checked before one is written. The body gets the fields {@code documents}, each with
 * {@code key} and {@code json}; {@code step_data}, the answer; and its {@code id}, the same for the same event.
 */
public class MakeDocuments implements Processor {
    private DatasetFolder datasets;

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        Message message = exchange.getMessage();
        ReadTables read = (ReadTables) message.getBody();
        try {
            DatasetResult result = datasets.processing()
                    .documents(read.found().task(), read.tables(), ShownTables.of(exchange.getContext()));
            message.setBody(new RecordFields(
                    read.record(),
                    Map.of(
                            "documents",
                            documents(read.record(), result),
                            "step_data",
                            result.stepData(),
                            "id",
                            StableId.of(
                                    "dataset-processing/answer", read.record().text()),
                            LogAnswer.EVENT,
                            read.found())));
        } catch (RefusedException e) {
            throw EventLog.refused(read.found(), e);
        }
    }

    /** What the queue would never take is refused as long as nothing is written. */
    private void requireSendable(String id, String answer) throws RefusedException {
        Optional<Refusal> refusal = replies.refusal(new OutgoingMessage(id, "", answer, Map.of("id", id), id, id));
        if (refusal.isPresent()) {
            throw DatasetReason.event_invalid.because("the reply queue would not take its answer: "
                    + refusal.get().detail());
        }
    }

    private static List<RecordFields> documents(SourceRecord record, DatasetResult result) {
        List<RecordFields> documents = new ArrayList<>();
        result.documents()
                .forEach((key, json) -> documents.add(new RecordFields(record, Map.of("key", key, "json", json))));
        return documents;
    }

    public void setDatasets(DatasetFolder datasets) {
        this.datasets = datasets;
    }
}
