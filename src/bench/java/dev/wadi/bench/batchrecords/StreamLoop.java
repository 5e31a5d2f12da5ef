package dev.wadi.bench.batchrecords;

import dev.wadi.source.kinesis.StreamRecord;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The {@link FileLoop} behind a stream: a thread for each shard gets records and handles them, and remembers nothing. */
final class StreamLoop {
    private final BatchRecordsWorld world;
    private final String stream;
    private final int shards;
    private final int poll;
    private final int writers;

    StreamLoop(BatchRecordsWorld world, String stream, int shards, int poll, int writers) {
        this.world = world;
        this.stream = stream;
        this.shards = shards;
        this.poll = poll;
        this.writers = writers;
    }

    Duration run(int records) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        WriteSpan span = new WriteSpan(world.table(), records, shards);
        try (KinesisClient kinesis = KinesisClient.builder()
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(span))
                .build()) {
            for (Shard shard :
                    kinesis.listShards(request -> request.streamName(stream)).shards()) {
                threads.execute(() -> read(kinesis, shard.shardId(), span));
            }
            Duration taken = span.await();
            // they end by themselves, at the first page without records
            threads.shutdown();
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The loop of " + stream + " does not end");
            }
            return taken;
        } finally {
            threads.shutdownNow();
        }
    }

    private void read(KinesisClient kinesis, String shard, WriteSpan span) {
        DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(span))
                .build();
        try (FileLoop loop = new FileLoop(world, dynamoDb, writers)) {
            String iterator = kinesis.getShardIterator(request ->
                            request.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            for (List<StreamRecord> batch = null; batch == null || !batch.isEmpty(); ) {
                String from = iterator;
                GetRecordsResponse page = kinesis.getRecords(
                        request -> request.shardIterator(from).limit(poll));
                batch = page.records().stream().map(one -> record(shard, one)).toList();
                loop.handle(batch);
                iterator = page.nextShardIterator();
            }
        }
    }

    private StreamRecord record(String shard, Record one) {
        return new StreamRecord(
                stream,
                shard,
                one.sequenceNumber(),
                OptionalLong.empty(),
                one.partitionKey(),
                one.approximateArrivalTimestamp(),
                one.data().asByteArrayUnsafe());
    }
}
