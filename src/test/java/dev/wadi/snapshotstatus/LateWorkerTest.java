package dev.wadi.snapshotstatus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.snapshotstatus.store.SnapshotStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker that has seen all collections received, and goes on only when all is over. */
class LateWorkerTest {
    private static final String RUN = "r1";

    @Test
    void cannotPutBackARunThatIsCompleted() throws Exception {
        try (SnapshotWorld world = new SnapshotWorld()) {
            SnapshotStore store = new SnapshotStore(
                    world.dynamoDb,
                    "UCExportToCrownStatus",
                    "data_pipeline_metadata",
                    SnapshotWorld.BOOKKEEPING,
                    Clock.systemUTC(),
                    Duration.ofDays(1));
            SnapshotMessage message = Snapshots.message(RUN, "db.a");
            world.collection(RUN, "db.a", "Received", 1);
            assertThat(store.allMeet(message, RunMilestone.ALL_RECEIVED)).isTrue();

            world.status(RUN, "db.a", "Success");
            assertThat(store.reach(message, RunMilestone.ALL_SUCCESSFUL, List.of()))
                    .isTrue();

            assertThat(store.reach(message, RunMilestone.ALL_RECEIVED, List.of()))
                    .isFalse();
            assertThat(world.product(RUN)).isEqualTo("COMPLETED");
        }
    }
}
