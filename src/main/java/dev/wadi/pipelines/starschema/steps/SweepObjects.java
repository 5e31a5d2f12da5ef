package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.RouteBean;
import dev.wadi.delivery.Sweep;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.pipelines.starschema.ObjectNotice;
import dev.wadi.pipelines.starschema.object.InputObject;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Tells the queue of the objects of the ingestion bucket that have no mark: what S3 did not tell of, and what was there before the queue. One that is told of twice is a duplicate. */
public class SweepObjects implements Sweep, RouteBean, CamelContextAware {
    /** Limit of SQS. */
    private static final int MOST_AT_ONCE = 10;

    private CamelContext camelContext;
    private String pipeline;
    private String queue;
    private Warehouse warehouse;

    @Override
    public void init() {
        RouteBean.require(this, "pipeline", pipeline);
        RouteBean.require(this, "queue", queue);
        RouteBean.require(this, "warehouse", warehouse);
    }

    @Override
    public int run(Consumer<String> progress) throws IOException {
        SqsClient sqs = AwsClients.client(camelContext, SqsClient.class);
        String url = queue.contains("://")
                ? queue
                : sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        int told = 0;
        for (String table : warehouse.conversion().mapping().sources().keySet()) {
            List<InputObject> objects = warehouse.ingestion().objects(table);
            List<InputObject> open = warehouse.processed().withoutMark(table, objects).stream()
                    .sorted(Comparator.comparingLong(InputObject::id))
                    .toList();
            for (int from = 0; from < open.size(); from += MOST_AT_ONCE) {
                tell(sqs, url, open.subList(from, Math.min(from + MOST_AT_ONCE, open.size())));
            }
            told += open.size();
            progress.accept(table + ": " + open.size() + " of " + objects.size() + " objects were not processed");
        }
        return told;
    }

    private static void tell(SqsClient sqs, String url, List<InputObject> page) throws IOException {
        List<BatchResultErrorEntry> refused = sqs.sendMessageBatch(request -> request.queueUrl(url)
                        .entries(IntStream.range(0, page.size())
                                .mapToObj(index -> entry(index, page.get(index)))
                                .toList()))
                .failed();
        if (!refused.isEmpty()) {
            throw new IOException("The queue did not take " + refused.size() + " of " + page.size() + " messages: "
                    + refused.get(0).message());
        }
    }

    private static SendMessageBatchRequestEntry entry(int index, InputObject object) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(ObjectNotice.message(object.key()))
                .build();
    }

    @Override
    public String pipeline() {
        return pipeline;
    }

    public void setPipeline(String pipeline) {
        this.pipeline = pipeline;
    }

    /** Name or URL of the queue that the route reads. */
    public void setQueue(String queue) {
        this.queue = queue;
    }

    public void setWarehouse(Warehouse warehouse) {
        this.warehouse = warehouse;
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
