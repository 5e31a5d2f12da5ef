package dev.wadi.demo.process;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The open shards of a stream, which can be split and merged. */
public record OpenShards(KinesisClient kinesis, String stream) {

    /** The one with the lowest keys, in its middle. */
    public void split() {
        Shard lowest = inOrder().get(0);
        BigInteger middle = new BigInteger(lowest.hashKeyRange().startingHashKey())
                .add(new BigInteger(lowest.hashKeyRange().endingHashKey()))
                .shiftRight(1);
        kinesis.splitShard(request ->
                request.streamName(stream).shardToSplit(lowest.shardId()).newStartingHashKey(middle.toString()));
    }

    /** The two with the lowest keys. */
    public void merge() {
        List<Shard> open = inOrder();
        kinesis.mergeShards(request -> request.streamName(stream)
                .shardToMerge(open.get(0).shardId())
                .adjacentShardToMerge(open.get(1).shardId()));
    }

    private List<Shard> inOrder() {
        return kinesis.listShards(request -> request.streamName(stream)).shards().stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .sorted(Comparator.comparing(
                        shard -> new BigInteger(shard.hashKeyRange().startingHashKey())))
                .toList();
    }
}
