package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.DirectAnswer;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.datasetprocessing.DatasetEvent;
import dev.wadi.pipelines.datasetprocessing.DatasetResult;
import dev.wadi.pipelines.datasetprocessing.EventInputs;
import dev.wadi.pipelines.datasetprocessing.Explanation;
import dev.wadi.pipelines.datasetprocessing.ReceivedEvent;
import dev.wadi.pipelines.datasetprocessing.store.BucketObjects;
import java.io.IOException;
import java.util.Map;

/** The same as the route, for a caller who waits: it gets the step data, or the refusal. No step of the route, and nothing is sent to the reply queue. */
public class AnswerCalls implements DirectAnswer {
    /** For the log: a call has no identity. */
    private static final SourceRecord CALL = new SourceRecord() {
        @Override
        public String sourceId() {
            return "call";
        }

        @Override
        public byte[] payload() {
            return new byte[0];
        }
    };

    private String pipeline;
    private int atOnce = 1;
    private DatasetFolder datasets;
    private DatasetBucket bucket;

    @Override
    public String answer(byte[] event) throws RefusedException, IOException {
        ReceivedEvent received = new ReceivedEvent(CALL, System.nanoTime(), bucket.name(), null);
        try {
            received = new ReceivedEvent(CALL, received.since(), bucket.name(), DatasetEvent.parse(event));
            EventInputs inputs = new EventInputs(datasets.processing().task(received.event()));
            received = received.with(inputs);
            String answer = answer(inputs);
            EventLog.answered(received);
            return answer;
        } catch (RefusedException e) {
            EventLog.refused(received, e);
            throw e;
        }
    }

    private String answer(EventInputs inputs) throws RefusedException, IOException {
        BucketObjects objects = bucket.objects();
        inputs.read(objects, Explanation.NONE);
        DatasetResult result = datasets.processing().documents(inputs, Explanation.NONE);
        for (Map.Entry<String, byte[]> document : result.documents().entrySet()) {
            objects.bucket().replace(document.getKey(), document.getValue(), "application/octet-stream");
        }
        return result.stepData();
    }

    @Override
    public String pipeline() {
        return pipeline;
    }

    @Override
    public int atOnce() {
        return atOnce;
    }

    /** How many calls are answered at the same time; each has the tables of its event in memory. */
    public void setAtOnce(int atOnce) {
        this.atOnce = atOnce;
    }

    public void setPipeline(String pipeline) {
        this.pipeline = pipeline;
    }

    public void setDatasets(DatasetFolder datasets) {
        this.datasets = datasets;
    }

    public void setBucket(DatasetBucket bucket) {
        this.bucket = bucket;
    }
}
