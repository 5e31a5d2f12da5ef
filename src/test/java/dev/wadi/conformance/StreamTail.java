package dev.wadi.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Everything that is put on a stream, read on from where the last look ended. */
final class StreamTail {
    private final KinesisClient kinesis;
    private final Map<String, String> iterators = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    StreamTail(KinesisClient kinesis, String stream) {
        this.kinesis = kinesis;
        kinesis.listShards(request -> request.streamName(stream))
                .shards()
                .forEach(shard -> iterators.put(
                        shard.shardId(),
                        kinesis.getShardIterator(request -> request.streamName(stream)
                                        .shardId(shard.shardId())
                                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                                .shardIterator()));
    }

    /** All records up to now. Where a shard refuses another look so soon, what it has is there at the next one. */
    List<String> texts() {
        iterators.replaceAll((shard, iterator) -> read(iterator));
        return texts;
    }

    private String read(String iterator) {
        String here = iterator;
        boolean more = true;
        while (more) {
            String next = here;
            try {
                GetRecordsResponse page = kinesis.getRecords(request -> request.shardIterator(next));
                page.records().stream()
                        .map(Record::data)
                        .map(SdkBytes::asUtf8String)
                        .forEach(texts::add);
                more = page.millisBehindLatest() > 0;
                here = page.nextShardIterator();
            } catch (ProvisionedThroughputExceededException e) {
                more = false;
            }
        }
        return here;
    }
}
