package dev.wadi.pipelines.snapshotstatus;

import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.file;
import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.json;
import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What the route needs is away for a while: the message is held, nothing is dead-lettered, and it heals by itself. */
@Timeout(600)
class SnapshotStatusHoldTest {
    /** The step that calls it, and the setting that the step names. */
    private static final Map<String, List<String>> ANNOUNCED_BY = Map.of(
            "SQS", List.of("Step announce-collection: ", "EXPORT_STATE_SQS_QUEUE_URL"),
            "SNS", List.of("Step announce-run: ", "MONITORING_SNS_TOPIC_ARN"));

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
                await().until(() -> !observed.holds.isEmpty());
                assertThat(acknowledged).isNotDone();
                ANNOUNCED_BY.forEach((of, step) -> {
                    if (of.equals(service)) {
                        assertThat(observed.holds.get(0)).hasMessageContainingAll(step.toArray(String[]::new));
                    }
                });
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

    /** Those of the first collection are counted when the second one's transaction fails, and are repeats in the next attempt. */
    @Test
    void aFileIsCountedInItsMetricAlsoWhereTheNextCollectionFails() throws Exception {
        world.collection(run, "db.a", "Sent", 3);
        world.collection(run, "db.b", "Sent", 3);
        AtomicInteger transactions = new AtomicInteger();
        ExecutionInterceptor second = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof TransactWriteItemsRequest && transactions.incrementAndGet() == 2) {
                    throw SdkClientException.create("planted", new ConnectException("away"));
                }
            }
        };
        try (WadiApplication application =
                WadiApplication.start(world.plan(Map.of()).withBean("second", second))) {
            assertThat(application
                            .<TextRecord>delivery("snapshot-status", observed)
                            .deliver(
                                    List.of(file(run, "db.a", "a0"), file(run, "db.a", "a1"), file(run, "db.b", "b0"))))
                    .isTrue();
            MeterRegistry meters = application.context().getRegistry().findSingleByType(MeterRegistry.class);
            assertThat(meters
                            .find("snapshot_sender_status_checker_files_received")
                            .tag("correlation_id", run)
                            .counters()
                            .stream()
                            .mapToDouble(Counter::count)
                            .sum())
                    .isEqualTo(3);
        }
        assertThat(observed.holds).isNotEmpty();
        assertThat(world.collections(run)).isEqualTo(Map.of("db.a", "Sent 2", "db.b", "Sent 1"));
    }

    /** Else the hold would be told when each of them has waited for its time-out. */
    @Test
    void anEnvelopeIsGivenUpAtTheFirstFault() throws Exception {
        List<String> collections =
                IntStream.range(0, 12).mapToObj(i -> "db.c" + i).toList();
        collections.forEach(collection -> world.collection(run, collection, "Sent", 1));
        List<SdkRequest> tried = new CopyOnWriteArrayList<>();
        ExecutionInterceptor away = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                // the outbox looks into its table by itself
                if (observed.holds.isEmpty() && !(context.request() instanceof ScanRequest)) {
                    tried.add(context.request());
                    throw SdkClientException.create("planted", new ConnectException("away"));
                }
            }
        };
        String envelope = collections.stream()
                .map(collection -> "{\"body\":" + json(run, collection, "") + "}")
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
        try (WadiApplication application =
                WadiApplication.start(world.plan(Map.of()).withBean("away", away))) {
            tried.clear();
            assertThat(deliver(application, new TextRecord("m1", envelope))).isTrue();
        }
        assertThat(tried).hasSize(1);
        assertThat(observed.holds).hasSize(1);
        assertThat(world.collections(run)).hasSize(12).allSatisfy((collection, state) -> assertThat(state)
                .isEqualTo("Received 1"));
    }

    private boolean deliver(WadiApplication application, TextRecord message) {
        return application.<TextRecord>delivery("snapshot-status", observed).deliver(List.of(message));
    }
}
