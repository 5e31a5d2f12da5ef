package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.plan;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static dev.wadi.delivery.outbox.OutboxWorld.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.WadiApplication;
import dev.wadi.local.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Many messages at once: few calls, and what happens to one happens to no other. */
@Timeout(600)
class OutboxBatchesTest {
    private static final int MOST_WRITES = 100;
    private static OutboxWorld world;

    private final OutboxCalls calls = new OutboxCalls();
    private final SettableClock clock = new SettableClock();
    private final Outbox outbox = OutboxWorld.outbox();
    private final String queue = world.queue("q-" + UUID.randomUUID());
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
        application =
                WadiApplication.start(plan(outbox).withBean("clock", clock).withBean("calls", calls));
        lead(application, MAIN, queue);
    }

    @AfterEach
    void stop() {
        application.close();
        world.removeRows();
    }

    @Test
    void twentyFiveToOneQueueAreThreeCallsAndThreeRemovals() throws Exception {
        List<String> ids = put(25);
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.sizes()).containsExactly(10, 10, 5);
        assertThat(calls.of(UpdateItemRequest.class)).as("claims").hasSize(25);
        assertThat(removals()).hasSize(3);
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(ids);
        assertNothingIsLeft();
    }

    @Test
    void theTimerSendsInBatchesToo() {
        List<String> ids = put(25);
        resend(application);
        assertThat(calls.sizes()).containsExactly(10, 10, 5);
        assertThat(removals()).hasSize(3);
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(ids);
        assertNothingIsLeft();
    }

    @ParameterizedTest(name = "named among what failed: {0}")
    @ValueSource(booleans = {true, false})
    void oneThatTheServiceDoesNotTakeStaysUnclaimedAndTheOthersGo(boolean said) throws Exception {
        List<String> ids = put(25);
        calls.refuse(said, "m-13"::equals);
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SdkException.class)
                .hasMessageContaining("taken")
                .hasNoSuppressedExceptions();
        assertThat(bodies()).hasSize(24).doesNotContain("m-13");
        assertThat(world.rows()).singleElement().satisfies(OutboxBatchesTest::assertUnclaimed);
        assertThat(pending().ids()).containsExactly("m-13");
        calls.mend();
        resend(application);
        assertThat(bodies()).containsExactly("m-13");
        assertNothingIsLeft();
    }

    @Test
    void theFirstFailureIsThrownWithTheOthersWhenAllAreHandled() {
        List<String> ids = put(25);
        calls.refuse(true, List.of("m-02", "m-03", "m-20")::contains);
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SqsException.class)
                .satisfies(first -> assertThat(first.getSuppressed()).hasSize(2));
        assertThat(bodies()).hasSize(22);
    }

    @Test
    void aCallThatFailsReleasesAllThatWereInIt() {
        List<String> ids = put(12);
        calls.before(request -> failFirst(request, 503));
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SqsException.class)
                .hasNoSuppressedExceptions();
        assertThat(calls.sizes()).containsExactly(10, 2);
        assertThat(world.rows()).hasSize(10).allSatisfy(OutboxBatchesTest::assertUnclaimed);
        assertThat(bodies()).containsExactlyInAnyOrder("m-11", "m-12");
    }

    @Test
    void aCallThatIsRefusedIsMadeForEachOfItsMessages() {
        List<String> ids = put(5);
        calls.before(request -> {
            if (request instanceof SendMessageBatchRequest call
                    && call.entries().stream()
                            .anyMatch(entry -> entry.messageBody().equals("m-02"))) {
                throw SqsException.builder().message("refused").statusCode(400).build();
            }
        });
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SqsException.class);
        assertThat(calls.sizes()).containsExactly(5, 1, 1, 1, 1, 1);
        assertThat(bodies()).containsExactlyInAnyOrder("m-01", "m-03", "m-04", "m-05");
        assertThat(world.rows()).singleElement().satisfies(OutboxBatchesTest::assertUnclaimed);
    }

    @Test
    void aCallHasAsManyBytesAsTheServicesTake() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            String attribute = "x".repeat(60 * 1024);
            ids.add("large-" + i);
            world.put(
                    outbox,
                    new OutgoingMessage("large-" + i, MAIN, "y".repeat(60 * 1024), Map.of("name", attribute), "", ""));
        }
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.sizes()).containsExactly(2, 2, 1);
        assertThat(bodies()).hasSize(5);
        assertNothingIsLeft();
    }

    @Test
    void eachDestinationHasItsOwnCall() throws Exception {
        List<String> ids = mixed();
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.sizes()).containsExactly(3);
        assertThat(calls.of(PublishBatchRequest.class))
                .singleElement()
                .satisfies(call -> assertThat(call.publishBatchRequestEntries()).hasSize(3));
        assertThat(calls.of(UpdateItemRequest.class)).hasSize(6);
        assertNothingIsLeft();
    }

    @Test
    void aClaimIsRenewedThatACallToAnotherDestinationHasUsed() throws Exception {
        List<String> ids = mixed();
        calls.after(request -> {
            if (request instanceof SendMessageBatchRequest) {
                clock.advance(Duration.ofSeconds(61));
                assertThat(pending().claim("m-4")).as("by somebody else").isPresent();
            }
        });
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.of(PublishBatchRequest.class)).singleElement().satisfies(call -> assertThat(
                        call.publishBatchRequestEntries())
                .extracting(entry -> entry.message())
                .containsExactly("m-2", "m-6"));
        assertThat(pending().ids()).containsExactly("m-4");
    }

    @Test
    void slowClaimsMakeSmallBatches() throws Exception {
        List<String> ids = put(4);
        calls.after(request -> {
            if (request instanceof UpdateItemRequest) {
                clock.advance(Duration.ofSeconds(2));
            }
        });
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.sizes()).containsExactly(2, 2);
        assertNothingIsLeft();
    }

    @Test
    void aRowThatIsWrittenAnewWhileItIsSentKeepsNoOther() throws Exception {
        List<String> ids = put(10);
        calls.after(request -> {
            if (request instanceof SendMessageBatchRequest) {
                world.put(outbox, message("m-05"));
            }
        });
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(pending().ids()).containsExactly("m-05");
        assertThat(world.rows()).singleElement().satisfies(OutboxBatchesTest::assertUnclaimed);
        assertThat(removals()).as("refused, and without it").hasSize(2);
    }

    @Test
    void whatWasSentAndNotRemovedIsRemovedTogetherAndNotSentAgain() {
        List<String> ids = put(90);
        calls.before(request -> {
            if (request instanceof TransactWriteItemsRequest) {
                throw DynamoDbException.builder().statusCode(503).build();
            }
        });
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(DynamoDbException.class);
        assertThat(world.rows()).hasSize(90);
        calls.mend();
        int before = removals().size();
        resend(application);
        assertThat(removals().subList(before, removals().size())).hasSize(2).allSatisfy(writes -> assertThat(writes)
                .hasSizeLessThanOrEqualTo(MOST_WRITES));
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(ids);
        assertNothingIsLeft();
    }

    @Test
    void aRemovalThatIsTooLargeIsMadeForEachMessage() throws Exception {
        List<String> ids = put(10);
        calls.before(request -> {
            if (request instanceof TransactWriteItemsRequest call
                    && call.transactItems().size() > 2) {
                throw DynamoDbException.builder()
                        .message("too large")
                        .statusCode(400)
                        .build();
            }
        });
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(bodies()).hasSize(10);
        assertNothingIsLeft();
    }

    @Test
    void stoppingEndsBetweenCallsAndLeavesTheRestUnclaimed() throws Exception {
        mixed();
        RelayFailures failures = new RelayFailures();
        OutboxComponent component = OutboxComponent.of(application.context());
        OutboxTable pending =
                new OutboxTable(world.dynamoDb, OutboxWorld.TABLE, clock, Duration.ofSeconds(60), channel -> component
                        .channels()
                        .find(OutboxWorld.TABLE, channel));
        new Relay(pending, component.sender(), new SentMessages(), failures)
                .relay(pending().ids(), () -> !calls.sizes().isEmpty());
        failures.throwFirst();
        assertThat(bodies()).containsExactlyInAnyOrder("m-1", "m-3", "m-5");
        assertThat(world.rows()).hasSize(3).allSatisfy(OutboxBatchesTest::assertUnclaimed);
    }

    @Test
    void twoWorkersSendEachOnce() throws Exception {
        List<String> ids = put(25);
        Outbox another = OutboxWorld.outbox();
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try (WadiApplication other = WadiApplication.start(plan(another).withBean("calls", calls))) {
            lead(other, MAIN, queue);
            List<Future<?>> asked = new ArrayList<>();
            for (int pass = 0; pass < 3; pass++) {
                asked.add(workers.submit(() -> {
                    send(application, outbox, ids.toArray(String[]::new));
                    return null;
                }));
                asked.add(workers.submit(() -> {
                    send(other, another, ids.toArray(String[]::new));
                    return null;
                }));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(ids);
        assertNothingIsLeft();
    }

    /** Of the calls to a queue the first fails, before it leaves. */
    private void failFirst(SdkRequest request, int status) {
        if (request instanceof SendMessageBatchRequest && calls.sizes().size() == 1) {
            throw SqsException.builder().message("away").statusCode(status).build();
        }
    }

    /** Their ids, {@code m-01} and so on; each body is its id. */
    private List<String> put(int count) {
        List<String> ids =
                IntStream.rangeClosed(1, count).mapToObj("m-%02d"::formatted).toList();
        ids.forEach(id -> world.put(outbox, message(id)));
        return ids;
    }

    /** Six messages, of which every other goes to a topic. */
    private List<String> mixed() throws Exception {
        lead(application, "topic", world.topic("t-" + UUID.randomUUID()));
        List<String> ids = List.of("m-1", "m-2", "m-3", "m-4", "m-5", "m-6");
        for (int i = 0; i < ids.size(); i++) {
            world.put(
                    outbox, new OutgoingMessage(ids.get(i), i % 2 == 0 ? MAIN : "topic", ids.get(i), Map.of(), "", ""));
        }
        return ids;
    }

    private OutgoingMessage message(String id) {
        return new OutgoingMessage(id, MAIN, id, Map.of(), "", "");
    }

    private OutboxTable pending() {
        return world.pending(clock);
    }

    /** Those of the application's; the messages were put by another client. */
    private List<List<TransactWriteItem>> removals() {
        return calls.of(TransactWriteItemsRequest.class).stream()
                .map(TransactWriteItemsRequest::transactItems)
                .toList();
    }

    private List<String> bodies() {
        return world.take(queue).stream().map(Message::body).toList();
    }

    private void assertNothingIsLeft() {
        assertThat(world.rows()).isEmpty();
        assertThat(pending().ids()).isEmpty();
    }

    private static void assertUnclaimed(Map<String, AttributeValue> row) {
        assertThat(row).doesNotContainKeys(OutboxTable.CLAIMED_BY, OutboxTable.CLAIMED_UNTIL);
    }
}
