package dev.wadi.demo.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Everything that is put on a stream, read on from where the last look ended, which may be longer ago than an iterator lives. */
public final class StreamTail {
    private final KinesisClient kinesis;
    private final String stream;
    /** By shard, the last sequence number that was read; empty: none yet. */
    private final Map<String, Optional<String>> positions = new TreeMap<>();

    private final List<String> texts = new ArrayList<>();

    /** @param stream is there, and keeps its shards */
    public StreamTail(PipelineWorld world, String stream) {
        kinesis = world.clients().kinesis();
        this.stream = stream;
        kinesis.listShards(request -> request.streamName(stream))
                .shards()
                .forEach(shard -> positions.put(shard.shardId(), Optional.empty()));
    }

    /** All records up to now. */
    public List<String> texts() {
        List.copyOf(positions.keySet()).forEach(this::read);
        return List.copyOf(texts);
    }

    private void read(String shard) {
        String iterator =
                kinesis.getShardIterator(behind(shard, positions.get(shard))).shardIterator();
        for (boolean more = true; more; ) {
            String next = iterator;
            GetRecordsResponse page = kinesis.getRecords(request -> request.shardIterator(next));
            for (Record one : page.records()) {
                texts.add(one.data().asUtf8String());
                positions.put(shard, Optional.of(one.sequenceNumber()));
            }
            more = page.millisBehindLatest() > 0;
            iterator = page.nextShardIterator();
        }
    }

    private GetShardIteratorRequest behind(String shard, Optional<String> position) {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamName(stream).shardId(shard);
        return position.map(last -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .startingSequenceNumber(last))
                .orElseGet(() -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .build();
    }
}
