package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.demo.process.OpenShards;
import dev.wadi.testing.WadiProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
                reshard.pipelines().forEach(one -> shards(reshard, one.name()).split());
                reshard.awaitInputs(2 * PER_SECOND);
                reshard.pipelines().forEach(one -> shards(reshard, one.name()).split());
                reshard.awaitInputs(2 * PER_SECOND);
                reshard.pipelines().forEach(one -> shards(reshard, one.name()).merge());
                return reshard.awaitInputs(2 * PER_SECOND);
            });
            reshard.awaitAll();
            assertThat(reshard.pipelines())
                    .allSatisfy(one -> assertThat(wadi.metrics().has("pipeline=\"" + one.name() + "\"", LAST_CHILD))
                            .isTrue());
            reshard.conclude("1, 2, 3, 2 open shards");
        }
    }

    private static OpenShards shards(Experiment reshard, String pipeline) {
        return new OpenShards(
                reshard.world().clients().kinesis(), reshard.world().source(pipeline));
    }
}
