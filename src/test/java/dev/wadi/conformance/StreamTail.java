package dev.wadi.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Everything that is put on a stream, read on from where the last look ended, which may be longer ago than an iterator lives. */
final class StreamTail {
    private final KinesisClient kinesis;
    private final String stream;
    /** By shard, the last sequence number that was read; empty: none yet. */
    private final Map<String, Optional<String>> positions = new TreeMap<>();

    private final List<String> texts = new ArrayList<>();

    StreamTail(KinesisClient kinesis, String stream) {
        this.kinesis = kinesis;
        this.stream = stream;
        kinesis.listShards(request -> request.streamName(stream))
                .shards()
                .forEach(shard -> positions.put(shard.shardId(), Optional.empty()));
    }

    /** All records up to now. Where a shard refuses another look so soon, what it has is there at the next one. */
    List<String> texts() {
        positions.replaceAll(this::read);
        return texts;
    }

    private Optional<String> read(String shard, Optional<String> position) {
        Optional<String> last = position;
        try {
            String iterator = kinesis.getShardIterator(behind(shard, position)).shardIterator();
            for (boolean more = true; more; ) {
                String next = iterator;
                GetRecordsResponse page = kinesis.getRecords(request -> request.shardIterator(next));
                for (Record one : page.records()) {
                    texts.add(one.data().asUtf8String());
                    last = Optional.of(one.sequenceNumber());
                }
                more = page.millisBehindLatest() > 0;
                iterator = page.nextShardIterator();
            }
        } catch (ProvisionedThroughputExceededException e) {
            return last;
        }
        return last;
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
