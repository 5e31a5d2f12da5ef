package dev.wadi.source.kinesis;

import dev.wadi.delivery.BatchHandler;
import dev.wadi.delivery.RouteBatchHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;

/** Begins a {@link StreamRun} at each start, and ends it at the stop. */
class KinesisStreamConsumer extends DefaultConsumer {
    private final KinesisStreamEndpoint streamEndpoint;
    /** Null while stopped. */
    private volatile Started started;

    private record Started(StreamRun run, ProducerTemplate template) {}

    KinesisStreamConsumer(KinesisStreamEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        streamEndpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ProducerTemplate template = getEndpoint().getCamelContext().createProducerTemplate();
        StreamRun run =
                new StreamRun(streamEndpoint, getRouteId(), (stream, shardId) -> target(stream, shardId, template));
        setHealthCheck(run.monitor());
        started = new Started(run, template);
        streamEndpoint.getComponent().add(this);
        run.start();
    }

    @Override
    protected void doStop() throws Exception {
        Started current = started;
        // a start that failed elsewhere stops what never started
        if (current != null) {
            if (getEndpoint().getCamelContext().isStopping()) {
                // one after the other, each with its time for the poll in flight, would take too long
                streamEndpoint.getComponent().stopConsumers();
            }
            try {
                current.run.stop();
            } finally {
                current.template.stop();
                streamEndpoint.getComponent().remove(this);
                started = null;
            }
        }
        super.doStop();
    }

    /** Returns at once; the end comes by itself. */
    void beginStop() {
        Started current = started;
        if (current != null) {
            current.run.beginStop();
        }
    }

    /** Stream and id of the shards that this instance reads. */
    Set<String> shards() {
        Started current = started;
        return current == null ? Set.of() : current.run.shards();
    }

    boolean awaitToldToStop(Duration most) throws InterruptedException {
        Started current = started;
        return current != null && current.run.awaitToldToStop(most);
    }

    private BatchHandler<StreamRecord> target(String stream, String shardId, ProducerTemplate template) {
        return new RouteBatchHandler<>(
                this,
                Map.of(KinesisStreamHeaders.STREAM, stream, KinesisStreamHeaders.SHARD_ID, shardId),
                template,
                getRouteId());
    }
}
