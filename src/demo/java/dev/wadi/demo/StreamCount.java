package dev.wadi.demo;

import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Counts what is on a stream by reading it. */
record StreamCount(KinesisClient kinesis, String stream) {

    long records() {
        long records = 0;
        for (Shard shard :
                kinesis.listShards(request -> request.streamName(stream)).shards()) {
            records += records(shard.shardId());
        }
        return records;
    }

    private long records(String shardId) {
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName(stream).shardId(shardId).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        long records = 0;
        while (iterator != null) {
            String from = iterator;
            GetRecordsResponse page =
                    kinesis.getRecords(request -> request.shardIterator(from).limit(10_000));
            records += page.records().size();
            iterator = page.millisBehindLatest() == 0 ? null : page.nextShardIterator();
        }
        return records;
    }
}
