package dev.wadi.pipelines.batchrecords;

import static dev.wadi.pipelines.batchrecords.BatchWorld.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the route needs is away for a while: the source holds, nothing is dead-lettered, and it heals by itself. */
@Timeout(600)
class BatchRecordsHoldTest {
    private static final int FILES = 1000;

    private final Observed observed = new Observed();
    private final BatchWorld world = new BatchWorld();

    @BeforeEach
    void reset() {
        world.reset();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DYNAMODB", "SSM", "SQS"})
    void aServiceGoingAwayHoldsTheSourceAndNothingIsLost(String service) throws Exception {
        try (CuttableProxy way = new CuttableProxy(world.port(service))) {
            AwsEnvironment.apply(Map.of("AWS_ENDPOINT_URL_" + service, "http://127.0.0.1:" + way.port()));
            try (WadiApplication application = WadiApplication.start(world.plan(Map.of()))) {
                way.cut();
                CompletableFuture<Boolean> acknowledged = CompletableFuture.supplyAsync(() -> application
                        .<TextRecord>delivery("batch-records", observed)
                        .deliver(poll()));
                await().until(() -> !observed.holds.isEmpty());
                assertThat(acknowledged).isNotDone();
                way.mend();
                assertThat(acknowledged.get(60, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(world.rows()).hasSize(FILES);
        assertThat(world.letters()).hasSize(1);
        assertThat(observed.outcomes).containsEntry("skipped", 1).containsEntry("dead_letter", 1);
    }

    /** Many rows: the first write that fails ends the attempt, not each for itself. */
    private static List<TextRecord> poll() {
        List<TextRecord> poll = new ArrayList<>(List.of(new TextRecord("bad", "{"), file("other", "cv", "")));
        for (int i = 0; i < FILES; i++) {
            poll.add(file(Integer.toString(i), "waze/" + i, ""));
        }
        return poll;
    }
}
