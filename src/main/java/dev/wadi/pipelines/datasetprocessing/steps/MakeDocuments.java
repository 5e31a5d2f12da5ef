package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBean;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.delivery.StableId;
import dev.wadi.delivery.outbox.DirectSender;
import dev.wadi.delivery.outbox.OutgoingMessage;
import dev.wadi.delivery.outbox.Refusal;
import dev.wadi.pipelines.datasetprocessing.DatasetResult;
import dev.wadi.pipelines.datasetprocessing.ReadTables;
import dev.wadi.pipelines.datasetprocessing.RecordFields;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Step {@code make-documents}, per event: all of its documents and its answer, made and checked before one is written. The body gets the fields {@code documents}, each with
 * {@code key} and {@code json}; {@code step_data}, the answer; and its {@code id}, the same for the same event.
 */
public class MakeDocuments implements Processor, RouteBean, CamelContextAware {
    private CamelContext camelContext;
    private DatasetFolder datasets;
    private String replyQueue;
    private DirectSender replies;

    @Override
    public void init() {
        RouteBean.require(this, "replyQueue", replyQueue);
        replies = DirectSender.toQueue(camelContext, replyQueue);
    }

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        Message message = exchange.getMessage();
        ReadTables read = (ReadTables) message.getBody();
        String id = StableId.of("dataset-processing/answer", read.record().text());
        try {
            DatasetResult result =
                    datasets.processing().documents(read.inputs(), ShownTables.of(exchange.getContext()));
            requireSendable(id, result.stepData());
            message.setBody(new RecordFields(
                    read.record(),
                    Map.of(
                            "documents",
                            documents(read.record(), result),
                            "step_data",
                            result.stepData(),
                            "id",
                            id,
                            LogAnswer.EVENT,
                            read.received())));
        } catch (RefusedException e) {
            throw EventLog.refused(read.received(), e);
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

    /** The URL of the queue that the answer goes to. */
    public void setReplyQueue(String replyQueue) {
        this.replyQueue = replyQueue;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
