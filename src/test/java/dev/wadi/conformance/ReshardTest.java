package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.testing.WadiProcess;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The only shard is split, one of its halves is split, and two neighbours are merged, while data flows. */
@ExtendWith(Conformance.class)
class ReshardTest {
    private static final int PER_SECOND = 80;
    /** The sixth, of parents and children. */
    private static final String LAST_CHILD = "shardId-000000000005";

    @Test
    void splitTwiceAndMergedUnderLoad(Laboratory laboratory) throws Exception {
        try (Experiment reshard = laboratory.experimentWithStreams("shard split twice, two merged", 1)) {
            WadiProcess wadi = reshard.start();
            reshard.underLoad(PER_SECOND, () -> {
                reshard.awaitWork(wadi);
                reshard.pipelines()
                        .forEach(one -> split(reshard, reshard.world().source(one.name())));
                reshard.awaitInputs(2 * PER_SECOND);
                reshard.pipelines()
                        .forEach(one -> split(reshard, reshard.world().source(one.name())));
                reshard.awaitInputs(2 * PER_SECOND);
                reshard.pipelines()
                        .forEach(one -> merge(reshard, reshard.world().source(one.name())));
                return reshard.awaitInputs(2 * PER_SECOND);
            });
            reshard.awaitAll();
            assertThat(reshard.pipelines())
                    .allSatisfy(one -> assertThat(wadi.metrics().has("pipeline=\"" + one.name() + "\"", LAST_CHILD))
                            .isTrue());
            reshard.conclude("1, 2, 3, 2 open shards");
        }
    }

    /** The open shard with the lowest keys. */
    private static void split(Experiment reshard, String stream) {
        KinesisClient kinesis = reshard.world().clients().kinesis();
        Shard lowest = open(kinesis, stream).get(0);
        BigInteger middle = new BigInteger(lowest.hashKeyRange().startingHashKey())
                .add(new BigInteger(lowest.hashKeyRange().endingHashKey()))
                .shiftRight(1);
        kinesis.splitShard(request ->
                request.streamName(stream).shardToSplit(lowest.shardId()).newStartingHashKey(middle.toString()));
    }

    private static void merge(Experiment reshard, String stream) {
        KinesisClient kinesis = reshard.world().clients().kinesis();
        List<Shard> open = open(kinesis, stream);
        kinesis.mergeShards(request -> request.streamName(stream)
                .shardToMerge(open.get(0).shardId())
                .adjacentShardToMerge(open.get(1).shardId()));
    }

    private static List<Shard> open(KinesisClient kinesis, String stream) {
        return kinesis.listShards(request -> request.streamName(stream)).shards().stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .sorted(Comparator.comparing(
                        shard -> new BigInteger(shard.hashKeyRange().startingHashKey())))
                .toList();
    }
}
