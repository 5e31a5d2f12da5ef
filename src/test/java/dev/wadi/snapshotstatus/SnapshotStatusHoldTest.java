package dev.wadi.snapshotstatus;

import static dev.wadi.snapshotstatus.SnapshotWorld.json;
import static dev.wadi.snapshotstatus.SnapshotWorld.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.aws.AwsEnvironment;
import dev.wadi.runtime.WadiApplication;
import dev.wadi.testing.CuttableProxy;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the route needs is away for a while: the message is held, nothing is dead-lettered, and it heals by itself. */
@Timeout(600)
class SnapshotStatusHoldTest {
    private final Observed observed = new Observed();
    private final SnapshotWorld world = new SnapshotWorld();
    private final String run = "run-" + UUID.randomUUID();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DYNAMODB", "SQS", "SNS"})
    void aServiceGoingAwayHoldsTheMessageAndNothingIsLost(String service) throws Exception {
        world.collection(run, "db.a", "Sent", 1);
        world.collection(run, "db.b", "Sent", 1);
        try (CuttableProxy way = new CuttableProxy(world.port(service))) {
            AwsEnvironment.apply(Map.of("AWS_ENDPOINT_URL_" + service, "http://127.0.0.1:" + way.port()));
            // the sender's queue is named by its URL, which does not lead through the proxy
            String queue = world.exportState()
                    .replaceFirst(":\\d+/", ":" + (service.equals("SQS") ? way.port() : world.port("SQS")) + "/");
            try (WadiApplication application =
                    WadiApplication.start(world.plan(Map.of("EXPORT_STATE_SQS_QUEUE_URL", queue)))) {
                way.cut();
                CompletableFuture<Boolean> acknowledged = CompletableFuture.supplyAsync(() -> deliver(
                        application,
                        new TextRecord(
                                "m1",
                                "{\"Records\":[{\"body\":\"{\"},{\"body\":" + json(run, "db.a", "") + "},{\"body\":"
                                        + json(run, "db.b", "") + "}]}")));
                await().atMost(90, TimeUnit.SECONDS).until(() -> !observed.holds.isEmpty());
                assertThat(acknowledged).isNotDone();
                way.mend();
                assertThat(acknowledged.get(90, TimeUnit.SECONDS)).isTrue();
                deliver(application, success(run, "db.a"));
                deliver(application, success(run, "db.b"));
            }
        }
        assertThat(world.collections(run)).isEqualTo(Map.of("db.a", "Success 1", "db.b", "Success 1"));
        assertThat(world.product(run)).isEqualTo("COMPLETED");
        assertThat(world.letters()).hasSize(1);
        assertThat(world.sent()).hasSize(2);
        assertThat(world.heard(2)).hasSize(2);
        assertThat(world.pending()).isZero();
    }

    private boolean deliver(WadiApplication application, TextRecord message) {
        return application.<TextRecord>delivery("snapshot-status", observed).deliver(List.of(message));
    }
}
