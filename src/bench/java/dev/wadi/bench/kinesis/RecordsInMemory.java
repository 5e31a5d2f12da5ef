package dev.wadi.bench.kinesis;

import dev.wadi.bench.SampleRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisServiceClientConfiguration;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;

/** A stream whose shards all have the same records, ready in memory: no HTTP, no JSON. Its shards are listed by a real client. */
final class RecordsInMemory implements KinesisAsyncClient {
    private final KinesisAsyncClient shards;
    private final List<Record> records;

    RecordsInMemory(KinesisAsyncClient shards, int count, int bytes) {
        this.shards = shards;
        SdkBytes data = SdkBytes.fromByteArray(new byte[bytes]);
        records = IntStream.range(0, count)
                .mapToObj(i -> Record.builder()
                        .sequenceNumber(SampleRecord.sequenceNumber(i))
                        .partitionKey("key-" + i % 1000)
                        .approximateArrivalTimestamp(SampleRecord.ARRIVAL)
                        .data(data)
                        .build())
                .toList();
    }

    @Override
    public CompletableFuture<GetShardIteratorResponse> getShardIterator(GetShardIteratorRequest request) {
        return CompletableFuture.completedFuture(
                GetShardIteratorResponse.builder().shardIterator("0").build());
    }

    @Override
    public CompletableFuture<GetRecordsResponse> getRecords(GetRecordsRequest request) {
        int from = Integer.parseInt(request.shardIterator());
        int to = Math.min(from + request.limit(), records.size());
        return CompletableFuture.completedFuture(GetRecordsResponse.builder()
                .records(records.subList(from, to))
                .nextShardIterator(Integer.toString(to))
                .millisBehindLatest(0L)
                .build());
    }

    @Override
    public CompletableFuture<ListShardsResponse> listShards(ListShardsRequest request) {
        return shards.listShards(request);
    }

    @Override
    public KinesisServiceClientConfiguration serviceClientConfiguration() {
        return shards.serviceClientConfiguration();
    }

    @Override
    public String serviceName() {
        return shards.serviceName();
    }

    @Override
    public void close() {
        shards.close();
    }
}
