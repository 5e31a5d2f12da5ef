package dev.wadi.kinesis;

import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.BatchTarget;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.RouteTarget;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Starts a {@link ShardReader} for each shard, for a child only after its parents are read to their end. */
class KinesisStreamConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(KinesisStreamConsumer.class);

    private final KinesisStreamEndpoint streamEndpoint;
    private final Map<String, ShardReader> readers = new ConcurrentHashMap<>();
    private Instant started;
    private DeliveryMonitor monitor;
    private ProducerTemplate template;
    private ExecutorService readerThreads;
    private ScheduledExecutorService shardSync;

    KinesisStreamConsumer(KinesisStreamEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        streamEndpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        started = Instant.now();
        template = getEndpoint().getCamelContext().createProducerTemplate();
        monitor = new DeliveryMonitor(getEndpoint().getCamelContext(), getRouteId(), "kinesis-stream:" + getRouteId());
        setHealthCheck(monitor);
        var executors = getEndpoint().getCamelContext().getExecutorServiceManager();
        readerThreads = executors.newCachedThreadPool(this, "kinesis-stream-shard");
        shardSync = executors.newSingleThreadScheduledExecutor(this, "kinesis-stream-sync");
        Future<?> unused = shardSync.scheduleWithFixedDelay(
                this::syncShards, 0, streamEndpoint.getShardSyncInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        var executors = getEndpoint().getCamelContext().getExecutorServiceManager();
        executors.shutdownNow(shardSync);
        readers.values().forEach(ShardReader::stop);
        // the batch in hand ends and is acknowledged, or is left for the next start
        executors.shutdownGraceful(readerThreads);
        readers.clear();
        template.stop();
        monitor.close();
        super.doStop();
    }

    private void syncShards() {
        for (String stream : streamEndpoint.getStreams()) {
            BatchObserver observer = monitor.part(stream);
            try {
                syncShards(stream);
                observer.reached();
            } catch (SdkException e) {
                observer.holding(e);
            } catch (RuntimeException e) {
                // a scheduled task that throws is never run again
                LOG.error("Looking for the shards of {} failed", stream, e);
            }
        }
    }

    private void syncShards(String stream) {
        KinesisClient client = streamEndpoint.getComponent().getAmazonKinesisClient();
        ListShardsRequest request =
                ListShardsRequest.builder().streamName(stream).build();
        while (request != null) {
            ListShardsResponse page = client.listShards(request);
            for (Shard shard : page.shards()) {
                if (isRead(stream, shard.parentShardId()) && isRead(stream, shard.adjacentParentShardId())) {
                    readers.computeIfAbsent(stream + "/" + shard.shardId(), key -> start(stream, shard.shardId()));
                }
            }
            String next = page.nextToken();
            request = next == null
                    ? null
                    : ListShardsRequest.builder().nextToken(next).build();
        }
    }

    /** True for no parent, a parent that the stream no longer has, and one that was read to its end. */
    private boolean isRead(String stream, String parent) {
        ShardReader reader = parent == null ? null : readers.get(stream + "/" + parent);
        return reader == null || reader.isAtEnd();
    }

    private ShardReader start(String stream, String shardId) {
        ShardReader reader = new ShardReader(
                streamEndpoint,
                stream,
                shardId,
                started,
                target(stream, shardId),
                monitor.part(stream + "/" + shardId));
        readerThreads.execute(reader);
        return reader;
    }

    private BatchTarget<StreamRecord> target(String stream, String shardId) {
        return new RouteTarget<>(
                records -> {
                    Exchange exchange = createExchange(true);
                    exchange.getMessage().setHeader(KinesisStreamEndpoint.STREAM, stream);
                    exchange.getMessage().setHeader(KinesisStreamEndpoint.SHARD_ID, shardId);
                    return exchange;
                },
                getProcessor(),
                template,
                getRouteId());
    }
}
