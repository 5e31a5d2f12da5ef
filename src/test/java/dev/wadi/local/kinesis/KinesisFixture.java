package dev.wadi.local.kinesis;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** What the tests of the Kinesis emulator do again and again, on one stream. */
record KinesisFixture(KinesisClient client, String stream) {

    static final String FIRST_SHARD = "shardId-000000000000";

    static KinesisFixture withShards(KinesisClient client, int shards) {
        client.createStream(request -> request.streamName("orders").shardCount(shards));
        return new KinesisFixture(client, "orders");
    }

    String put(String data) {
        return client.putRecord(request ->
                        request.streamName(stream).partitionKey("key").data(SdkBytes.fromUtf8String(data)))
                .sequenceNumber();
    }

    void putMany(int count) {
        client.putRecords(request -> request.streamName(stream)
                .records(IntStream.range(0, count)
                        .mapToObj(i -> entry("key-" + i, SdkBytes.fromUtf8String("record " + i)))
                        .toList()));
    }

    static PutRecordsRequestEntry entry(String key, SdkBytes data) {
        return PutRecordsRequestEntry.builder().partitionKey(key).data(data).build();
    }

    String iterator(ShardIteratorType type) {
        return client.getShardIterator(request ->
                        request.streamName(stream).shardId(FIRST_SHARD).shardIteratorType(type))
                .shardIterator();
    }

    String iterator(ShardIteratorType type, String sequenceNumber) {
        return client.getShardIterator(request -> request.streamName(stream)
                        .shardId(FIRST_SHARD)
                        .shardIteratorType(type)
                        .startingSequenceNumber(sequenceNumber))
                .shardIterator();
    }

    void split(String shard, String newStartingHashKey) {
        client.splitShard(
                request -> request.streamName(stream).shardToSplit(shard).newStartingHashKey(newStartingHashKey));
    }

    void merge(String shard, String adjacent) {
        client.mergeShards(
                request -> request.streamName(stream).shardToMerge(shard).adjacentShardToMerge(adjacent));
    }

    List<Shard> shards() {
        return client.listShards(request -> request.streamName(stream)).shards();
    }

    GetRecordsResponse read(String iterator) {
        return client.getRecords(request -> request.shardIterator(iterator));
    }

    List<String> texts(String iterator) {
        return texts(read(iterator).records());
    }

    static List<String> texts(List<Record> records) {
        return records.stream().map(record -> record.data().asUtf8String()).toList();
    }
}
