package dev.wadi.source.kinesis;

import static dev.wadi.source.kinesis.StreamFixture.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.SilentServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A source that cannot begin, and one that is told to end. */
@Timeout(600)
class KinesisStreamStopTest {
    private static final StreamFixture.Step NONE = (poll, exchange) -> {};

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB).withoutLimits());

    private StreamFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new StreamFixture(CLOUD);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void aReaderThatCannotBeginHoldsLeavesNothingBehindAndHeals() throws Exception {
        DynamoDbWithoutMigration dynamoDb = new DynamoDbWithoutMigration(fixture.dynamoDb);
        fixture.context.getRegistry().bind("dynamoDb", DynamoDbAsyncClient.class, dynamoDb.client());
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1");
        fixture.start("orders" + QUICK, NONE);
        await().until(() -> fixture.readiness() == State.DOWN);
        assertThat(fixture.consumer().getHealthCheck().call().getMessage().orElseThrow())
                .contains("The Kinesis client library could not begin");
        int early = threadsOfTheKcl();
        int refused = dynamoDb.refused();
        await().until(() -> dynamoDb.refused() > refused + 8);
        await().until(() -> threadsOfTheKcl() <= early);

        dynamoDb.answerAgain();
        fixture.awaitRecords(1);
        await().until(() -> fixture.readiness() == State.UP);
    }

    private static int threadsOfTheKcl() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() != null)
                .map(Thread::getName)
                .filter(
                        name -> name.matches(
                                "(Lease|Shard|multi-lang|worker|Worker|Leader|PeriodicShard|GracefulLease|MigrationState|DynamoDBLock|dynamodb-lock).*"))
                .count();
    }

    @Test
    void aStopEndsAHoldAtOnce() throws Exception {
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1");
        AtomicInteger attempts = new AtomicInteger();
        fixture.start("orders?pollInterval=200&failoverTime=3s&maxBackoff=10m&stopTimeout=5m", (poll, exchange) -> {
            attempts.incrementAndGet();
            throw new HoldException("a dependency");
        });
        await().until(() -> attempts.get() == 5);
        // the next attempt is at least 1.6 s away, and is not waited for
        fixture.context.stop();
        assertThat(attempts).hasValue(5);
        assertThat(fixture.letters).isEmpty();
    }

    /** The person repairs the route, and saves: that stops it. */
    @Test
    void aPollWhoseRecordHasTwoOutcomesIsDeliveredWholeToTheRepairedRoute() throws Exception {
        fixture.createStream("orders", 1);
        fixture.putMany("orders", 0, 3);
        AtomicBoolean repaired = new AtomicBoolean();
        fixture.start("orders" + QUICK, (poll, exchange) -> {
            if (!repaired.get()) {
                giveTwoOutcomes(BatchAccount.of(exchange), poll.get(0));
            }
        });
        await().until(() -> fixture.readiness() == State.DOWN);
        fixture.context.getRouteController().stopRoute("collect");
        fixture.arrived.clear();
        repaired.set(true);
        fixture.context.getRouteController().startRoute("collect");
        fixture.awaitRecords(3);
        assertThat(fixture.texts()).containsExactlyInAnyOrder("0", "1", "2");
    }

    /** The route catches what the second one is told. */
    private static void giveTwoOutcomes(BatchAccount account, StreamRecord record) {
        account.done(record, Outcome.of("stored"));
        assertThatThrownBy(() -> account.done(record, Outcome.of("stored"))).isInstanceOf(HoldException.class);
    }

    @Test
    void twoSourcesStopAtTheSameTime() throws Exception {
        List<String> names = List.of("one", "other");
        List<Boolean> metTheOther = new CopyOnWriteArrayList<>();
        CountDownLatch bothInHand = new CountDownLatch(2);
        for (String name : names) {
            fixture.createStream(name, 1);
            fixture.put(name, "k", "1");
            String theOther = names.get(1 - names.indexOf(name));
            fixture.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kinesis-stream:" + name + QUICK).routeId(name).process(exchange -> {
                        bothInHand.countDown();
                        metTheOther.add(consumer(theOther).awaitToldToStop(Duration.ofSeconds(60)));
                    });
                }
            });
        }
        fixture.context.start();
        assertThat(bothInHand.await(60, TimeUnit.SECONDS)).isTrue();
        fixture.context.stop();
        assertThat(metTheOther).containsExactly(true, true);
    }

    private KinesisStreamConsumer consumer(String route) {
        return (KinesisStreamConsumer) fixture.context.getRoute(route).getConsumer();
    }

    @Test
    void aStopWhileDynamoDbIsSilentComesToAnEnd() throws Exception {
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1");
        fixture.start("orders" + QUICK, NONE);
        fixture.awaitRecords(1);
        fixture.dynamoDbProxy.silence();
        CompletableFuture.runAsync(fixture.context::stop).get(60, TimeUnit.SECONDS);
    }

    /** Where the source is with its first call that gets no answer. */
    @ParameterizedTest
    @EnumSource(names = {"KINESIS", "DYNAMODB"})
    void aStopWhileTheFirstCallsGetNoAnswerComesToAnEnd(Part silent) throws Exception {
        fixture.createStream("orders", 1);
        try (SilentServer server = new SilentServer()) {
            Clients away = CLOUD.clients().withEndpoint(silent, server.uri());
            if (silent == Part.KINESIS) {
                fixture.context
                        .getRegistry()
                        .bind("kinesis", KinesisClient.class, away.client(silent, KinesisClient.builder()));
            } else {
                fixture.context
                        .getRegistry()
                        .bind(
                                "dynamoDb",
                                DynamoDbAsyncClient.class,
                                away.client(
                                        silent, DynamoDbAsyncClient.builder().httpClient(StreamFixture.HTTP)));
            }
            fixture.start("orders" + QUICK + "&stopTimeout=100", NONE);
            await().until(() -> server.connections() > 0);
            assertStopsSoon();
        }
    }

    @Test
    void aStopWhileAPollWaitsForAnAnswerOfKinesisComesToAnEnd() throws Exception {
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1");
        try (SilentServer server = new SilentServer();
                KinesisClient silent = CLOUD.clients()
                        .withEndpoint(Part.KINESIS, server.uri())
                        .client(Part.KINESIS, KinesisClient.builder())) {
            fixture.start(
                    "orders" + QUICK + "&stopTimeout=100",
                    (poll, exchange) -> silent.putRecord(put ->
                            put.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String("never taken"))));
            await().until(() -> server.connections() > 0);
            assertStopsSoon();
        }
    }

    /** The wait for the poll and the KCL is 2.1 s. A call that gets no answer lasts 30 s and more. */
    private void assertStopsSoon() {
        Instant told = Instant.now();
        fixture.context.stop();
        assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void anOrdinaryStopWarnsOfNothing() throws Exception {
        fixture.createStream("orders", 4);
        fixture.putMany("orders", 0, 100);
        fixture.start("orders" + QUICK, NONE);
        fixture.awaitRecords(100);
        await().until(() -> fixture.shardsHeld() == 4);
        try (LogLines warnings = LogLines.warnings()) {
            fixture.putMany("orders", 100, 200);
            fixture.context.stop();
            assertThat(warnings.all()).isEmpty();
        }
    }
}
