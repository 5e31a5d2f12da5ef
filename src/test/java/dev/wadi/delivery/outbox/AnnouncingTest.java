package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.TABLE;
import static dev.wadi.delivery.outbox.OutboxWorld.plan;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.local.SettableClock;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** {@code outbox:CHANNEL} with an id: the message of an id goes out once, whichever of its records is delivered, and however often. */
@Timeout(900)
class AnnouncingTest {
    private static final String ROUTE = "parcels";
    private static OutboxWorld world;

    private final OutboxCalls calls = new OutboxCalls();
    private final SettableClock clock = new SettableClock();
    private final Observed observed = new Observed();
    private final String queue = world.queue("q-" + UUID.randomUUID());
    private final String deadLetters = world.queue("d-" + UUID.randomUUID());
    private WadiApplication application;

    @BeforeAll
    static void startWorld() {
        world = new OutboxWorld();
    }

    @AfterAll
    static void stopWorld() {
        world.close();
    }

    @BeforeEach
    void start() throws Exception {
        application = start("&id=RAW(${body})&field.depot=RAW(${body})");
    }

    @AfterEach
    void stop() {
        application.close();
        world.removeRows();
    }

    @Test
    void theMessageOfAnIdGoesOutOnce() {
        deliver("hamburg", "kiel", "hamburg");
        deliver("kiel", "bremen");
        assertThat(world.take(queue))
                .extracting(
                        Message::body,
                        message -> message.messageAttributes().get("id").stringValue())
                .containsExactlyInAnyOrder(
                        tuple("{\"depot\":\"hamburg\"}", "hamburg"),
                        tuple("{\"depot\":\"kiel\"}", "kiel"),
                        tuple("{\"depot\":\"bremen\"}", "bremen"));
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 3, "unchanged", 2));
        assertThat(markers()).containsExactlyInAnyOrder("depots/hamburg", "depots/kiel", "depots/bremen");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWasLeftAndNotSentGoesOutWithTheNextDelivery() {
        calls.before(request -> failFirst(request));
        deliver("hamburg");
        assertThat(bodies()).containsExactly("{\"depot\":\"hamburg\"}");
        assertThat(observed.holds).isNotEmpty();
        assertThat(observed.outcomes).isEqualTo(Map.of("unchanged", 1));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatAKilledProcessHasLeftIsSentByTheTimerOfAnother() throws Exception {
        calls.before(request -> {
            if (request instanceof SendMessageBatchRequest) {
                throw SqsException.builder().message("away").statusCode(503).build();
            }
        });
        BatchDelivery<TextRecord> delivery = application.delivery(ROUTE, observed);
        CompletableFuture<Boolean> held = CompletableFuture.supplyAsync(() -> delivery.deliver(records("hamburg")));
        await().until(() -> !observed.holds.isEmpty());
        delivery.stop();
        assertThat(held.get(60, TimeUnit.SECONDS)).isFalse();
        assertThat(waiting()).hasSize(1);
        application.close();
        application = start("&id=RAW(${body})");
        calls.mend();
        clock.advance(Duration.ofMinutes(2));
        resend(application);
        assertThat(bodies()).containsExactly("{\"depot\":\"hamburg\"}");
        deliver("hamburg");
        assertThat(bodies()).isEmpty();
    }

    @Test
    void aPollIsWrittenInFewTransactions() {
        String[] depots = IntStream.range(0, 60).mapToObj(i -> "depot-" + i).toArray(String[]::new);
        deliver(depots);
        assertThat(puts()).isEqualTo(3);
        assertThat(bodies()).hasSize(60);
        deliver(depots);
        assertThat(puts()).as("each refused as a whole").isEqualTo(6);
        assertThat(bodies()).isEmpty();
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 60, "unchanged", 60));
    }

    @Test
    void twoWorkersAnnounceEachOnce() throws Exception {
        String[] depots = IntStream.range(0, 20).mapToObj(i -> "depot-" + i).toArray(String[]::new);
        try (WadiApplication other = start("&id=RAW(${body})&field.depot=RAW(${body})")) {
            BatchDelivery<TextRecord> there = other.delivery(ROUTE, new Observed());
            CompletableFuture<Boolean> both = CompletableFuture.supplyAsync(() -> there.deliver(records(depots)));
            deliver(depots);
            assertThat(both.get(300, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(bodies()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aMarkerEndsWithItsTime() {
        clock.set(Instant.parse("2026-11-20T12:00:00Z"));
        deliver("hamburg");
        assertThat(world.rows()).singleElement().satisfies(row -> assertThat(
                        Long.parseLong(row.get("TimeToExist").n()))
                .isEqualTo(Instant.parse("2026-12-04T12:00:00Z").getEpochSecond()));
    }

    @Test
    void whatTheQueueWouldNeverTakeLeavesNothingBehind() {
        deliver("x".repeat(300_000), "kiel");
        assertThat(bodies()).containsExactly("{\"depot\":\"kiel\"}");
        assertThat(markers()).containsExactly("depots/kiel");
        assertThat(world.take(deadLetters)).singleElement().satisfies(letter -> assertThat(letter.body())
                .contains("\"reason\":\"too_large\""));
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 1, "dead_letter", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queue=http://sqs/1/q&body=RAW(complete)             | has no id",
                "queue=http://sqs/1/q.fifo&id=RAW(${body})           | needs a group",
                "queue=http://sqs/1/q&id=RAW(${body})&retention=long | no length of time"
            })
    void whatCanAnnounceNothingRefusesTheStart(String options, String told) {
        assertThatThrownBy(() -> RouteBuilder.addRoutes(application.context(), builder -> builder.from("direct:wrong")
                        .to("outbox:wrong?table=" + TABLE + "&" + options)))
                .hasStackTraceContaining(told);
    }

    /** Without a bean of an outbox: the step makes its own. */
    private WadiApplication start(String options) throws Exception {
        WadiApplication started =
                WadiApplication.start(plan().withSettings(Map.of(ROUTE + ".dead-letter-queue", deadLetters))
                        .withBean("clock", clock)
                        .withBean("calls", calls));
        RouteBuilder.addRoutes(started.context(), builder -> builder.from("direct:" + ROUTE)
                .routeId(ROUTE)
                .to("outbox:depots?table=" + TABLE + "&queue=" + queue + options));
        return started;
    }

    private void deliver(String... depots) {
        assertThat(application.<TextRecord>delivery(ROUTE, observed).deliver(records(depots)))
                .isTrue();
    }

    private static List<TextRecord> records(String... depots) {
        return IntStream.range(0, depots.length)
                .mapToObj(i -> new TextRecord("parcel-" + i, depots[i]))
                .toList();
    }

    private void failFirst(SdkRequest request) {
        if (request instanceof SendMessageBatchRequest && calls.sizes().size() == 1) {
            throw SqsException.builder().message("away").statusCode(503).build();
        }
    }

    /** How many transactions were to leave messages behind: those that remove one have no put. */
    private long puts() {
        return calls.of(TransactWriteItemsRequest.class).stream()
                .filter(call -> call.transactItems().get(0).put() != null)
                .count();
    }

    private List<String> bodies() {
        return world.take(queue).stream().map(Message::body).toList();
    }

    private List<String> markers() {
        return ids("announced#");
    }

    private List<String> waiting() {
        return ids("outbox#");
    }

    private List<String> ids(String prefix) {
        return world.rows().stream()
                .map(row -> row.get("Id"))
                .map(AttributeValue::s)
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .toList();
    }
}
