package dev.wadi.source.sqs;

import static dev.wadi.source.sqs.QueueFixture.QUICK;
import static dev.wadi.source.sqs.SqsCalls.FOR_EVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.Patience;
import dev.wadi.testing.TextRecord;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@Timeout(600)
class SqsQueueConsumerTest {
    private static final QueueFixture.Step NONE = (message, exchange) -> {};

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private QueueFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new QueueFixture(CLOUD);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void everyMessageArrivesOnceAndIsDeleted() throws Exception {
        fixture.create();
        fixture.sendMany(0, 35);
        fixture.start(QUICK, NONE);
        fixture.sendMany(35, 60);
        fixture.awaitArrived(60);
        fixture.awaitEmpty();
        assertThat(fixture.bodies()).containsExactlyInAnyOrderElementsOf(QueueFixture.numbers(0, 60));
        assertThat(fixture.arrived).extracting(SqsMessage::sourceId).doesNotHaveDuplicates();
        assertThat(fixture.readiness().getState()).isEqualTo(State.UP);
    }

    @Test
    void aQueueIsNamedByItsUrlToo() throws Exception {
        String url = fixture.create();
        fixture.send("one");
        fixture.calls.deny("GetQueueUrl", FOR_EVER);
        fixture.start(url, QUICK, NONE, letters -> letters);
        fixture.awaitArrived(1);
    }

    @Test
    void theGroupOfAMessageIsKnown() throws Exception {
        String url = fixture.client
                .createQueue(request -> request.queueName(fixture.queue + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        fixture.client.sendMessage(request ->
                request.queueUrl(url).messageBody("one").messageGroupId("db_a").messageDeduplicationId("1"));
        fixture.start(url, QUICK, NONE, letters -> letters);
        fixture.awaitArrived(1);
        assertThat(fixture.arrived).extracting(SqsMessage::messageGroupId).containsExactly("db_a");
        assertThat(fixture.arrived.get(0).headers()).containsEntry(SqsQueueHeaders.MESSAGE_GROUP_ID, "db_a");
    }

    @Test
    void theRightToListQueuesIsNotNeeded() throws Exception {
        fixture.create();
        fixture.send("one");
        fixture.calls.deny("ListQueues", FOR_EVER);
        fixture.start(QUICK, NONE);
        fixture.awaitArrived(1);
        assertThat(fixture.calls.count("ListQueues")).isZero();
    }

    @Test
    void aQueueThatIsMissingHoldsInClearWordsUntilItIsThere() throws Exception {
        fixture.start(QUICK, NONE);
        fixture.awaitReadiness(State.DOWN);
        assertThat(fixture.readiness().getMessage().orElseThrow())
                .contains("There is no queue " + fixture.queue, "Create it, or name another in collect.queue");
        fixture.create();
        fixture.send("one");
        fixture.awaitArrived(1);
        fixture.awaitReadiness(State.UP);
    }

    @Test
    void theWayToSqsMayBeCutAndMended() throws Exception {
        fixture.create();
        fixture.start(QUICK, NONE);
        fixture.send("one");
        fixture.awaitEmpty();
        fixture.proxy.cut();
        fixture.awaitReadiness(State.DOWN);
        fixture.send("two");
        fixture.proxy.mend();
        fixture.awaitArrived(2);
        fixture.awaitEmpty();
        fixture.awaitReadiness(State.UP);
    }

    @Test
    void nothingOfTheSendersAttributesReachesTheRoute() throws Exception {
        String url = fixture.create();
        List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
        fixture.client.sendMessage(request -> request.queueUrl(url)
                .messageBody("one")
                .messageAttributes(Map.of(
                        "CamelAwsSqsReceiptHandle", text("forged"),
                        "CamelAwsSqsDeleteFiltered", text("true"),
                        "CamelSplitIndex", text("7"),
                        "WadiBatch", text("x"),
                        "bytes",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {1}))
                                        .build())));
        fixture.start(QUICK, (message, exchange) -> {
            headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
            RecordMessage one =
                    (RecordMessage) exchange.getMessage().getBody(List.class).get(0);
            headers.add(Map.copyOf(one.getHeaders()));
        });
        fixture.awaitArrived(1);
        fixture.awaitEmpty();
        assertThat(headers)
                .containsExactly(
                        Map.of(),
                        Map.of(
                                SqsQueueHeaders.MESSAGE_ID,
                                fixture.arrived.get(0).messageId()));
    }

    @Test
    void aStepThatRemovesEveryHeaderDoesNotKeepTheMessageFromBeingDeleted() throws Exception {
        fixture.create();
        fixture.send("one");
        fixture.start(QUICK, (message, exchange) -> {
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody("something else");
        });
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(1);
    }

    @Test
    void aMessageStaysOnTheQueueWhileItIsInHand() throws Exception {
        fixture.create();
        fixture.send("one");
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        fixture.start(QUICK, (message, exchange) -> {
            begun.incrementAndGet();
            assertThat(go.await(60, TimeUnit.SECONDS)).isTrue();
        });
        await().until(() -> begun.get() == 1);
        assertThat(fixture.left()).isEqualTo(1);
        assertThat(fixture.calls.count("DeleteMessageBatch")).isZero();
        go.countDown();
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(1);
    }

    @Test
    void aRouteThatDropsARecordKeepsTheMessage() throws Exception {
        fixture.create();
        fixture.send("one");
        AtomicBoolean mended = new AtomicBoolean();
        fixture.start(QUICK, (message, exchange) -> {
            List<TextRecord> inside = List.of(new TextRecord("a", "{}"), new TextRecord("b", "{}"));
            BatchAccount account = BatchAccount.of(exchange);
            account.opened(message, inside);
            account.done(inside.get(0), Outcome.of("stored"));
            if (mended.get()) {
                account.done(inside.get(1), Outcome.of("stored"));
            } else {
                exchange.setRouteStop(true);
            }
        });
        fixture.awaitReadiness(State.DOWN);
        assertThat(fixture.readiness().getMessage().orElseThrow()).contains("no outcome to 1 of 2 records");
        assertThat(fixture.left()).isEqualTo(1);
        mended.set(true);
        fixture.awaitEmpty();
        fixture.awaitReadiness(State.UP);
    }

    @Test
    void theDeadLetterIsWrittenBeforeTheMessageIsDeleted() throws Exception {
        fixture.create();
        fixture.send("bad");
        AtomicBoolean boxClosed = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        fixture.start(
                fixture.queue,
                QUICK,
                (message, exchange) -> BatchAccount.of(exchange)
                        .refuse(new RefusedRecordException(message, "malformed_json", "no JSON")),
                letters -> {
                    tries.incrementAndGet();
                    if (boxClosed.get()) {
                        throw new IllegalStateException("full");
                    }
                    return letters;
                });
        await().until(() -> tries.get() > 3);
        assertThat(fixture.left()).isEqualTo(1);
        assertThat(fixture.calls.count("DeleteMessageBatch")).isZero();
        boxClosed.set(false);
        fixture.awaitEmpty();
        assertThat(fixture.letters).extracting(RefusedRecordException::reason).containsExactly("malformed_json");
        assertThat(fixture.arrived).as("the route itself ran once").hasSize(1);
    }

    @Test
    void anUnexpectedExceptionIsADeadLetterAfterThreeAttemptsOnceAnotherMessageWentThrough() throws Exception {
        fixture.create();
        fixture.send("one");
        AtomicInteger attempts = new AtomicInteger();
        fixture.start(QUICK, (message, exchange) -> {
            if (message.body().equals("poison")) {
                attempts.incrementAndGet();
                throw new IllegalStateException("poison");
            }
        });
        fixture.awaitEmpty();
        fixture.send("poison", "two");
        fixture.awaitArrived(2);
        fixture.awaitEmpty();
        assertThat(attempts).hasValue(3);
        assertThat(fixture.bodies()).containsExactly("one", "two");
        assertThat(fixture.letters).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo("internal_error");
            assertThat(one.record().payload()).asString().isEqualTo("poison");
        });
    }

    @Test
    void anErrorOfTheJvmIsNotTakenForSuccess() throws Exception {
        fixture.create();
        fixture.send("one");
        AtomicInteger attempts = new AtomicInteger();
        fixture.start(QUICK, (message, exchange) -> {
            if (attempts.incrementAndGet() <= 2) {
                throw new StackOverflowError();
            }
        });
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(1);
    }

    @Test
    void aHoldHealsAndTheMessageIsExtendedMeanwhile() throws Exception {
        fixture.create();
        fixture.send("one");
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger attempts = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.start(QUICK + "&concurrentConsumers=3", (message, exchange) -> {
            seen.add((int) Thread.currentThread().getId());
            attempts.incrementAndGet();
            if (broken.get()) {
                throw new ConnectException("DynamoDB is away");
            }
        });
        fixture.awaitReadiness(State.DOWN);
        // two of the queue's time-outs
        await().until(() -> fixture.calls.count("ChangeMessageVisibilityBatch") >= 6);
        assertThat(seen).as("consumers that were given the message").hasSize(1);
        broken.set(false);
        fixture.awaitEmpty();
        fixture.awaitReadiness(State.UP);
        assertThat(fixture.arrived).hasSize(1);
        assertThat(attempts.get()).isGreaterThan(5);
    }

    @Test
    void laterMessagesOfThePollAreExtendedWhileTheyWaitForTheirTurn() throws Exception {
        fixture.create();
        fixture.sendMany(0, 10);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        fixture.start(QUICK, (message, exchange) -> {
            begun.incrementAndGet();
            assertThat(go.await(60, TimeUnit.SECONDS)).isTrue();
        });
        await().until(() -> begun.get() == 1);
        await().until(() -> fixture.calls.count("ChangeMessageVisibilityBatch") >= 6);
        assertThat(fixture.visible())
                .as("messages that another consumer could take")
                .isZero();
        go.countDown();
        fixture.awaitEmpty();
        assertThat(fixture.bodies()).containsExactlyInAnyOrderElementsOf(QueueFixture.numbers(0, 10));
    }

    @Test
    void aHoldThatLastsTooLongLeavesTheMessageToRedeliveryAndReadinessStaysDownUntilSomethingGoesThrough()
            throws Exception {
        fixture.create();
        fixture.send("one");
        AtomicBoolean broken = new AtomicBoolean(true);
        List<String> ids = new CopyOnWriteArrayList<>();
        fixture.start(QUICK + "&maxHold=0", (message, exchange) -> {
            ids.add(message.messageId());
            if (broken.get()) {
                throw new HoldException("DynamoDB is away");
            }
        });
        fixture.awaitReadiness(State.DOWN);
        await().until(() ->
                ids.size() == 1 && readinessMessage().contains("is left to SQS to deliver again: DynamoDB is away"));
        await().until(() -> ids.size() >= 2);
        assertThat(fixture.readiness().getState()).isEqualTo(State.DOWN);
        assertThat(fixture.left()).isEqualTo(1);
        broken.set(false);
        fixture.awaitEmpty();
        fixture.awaitReadiness(State.UP);
        assertThat(Set.copyOf(ids)).hasSize(1);
    }

    @Test
    void anOutageDoesNotUseUpTheReceiptsOfAMessage() throws Exception {
        String moved = fixture.createWithRedrive(2);
        fixture.send("one");
        AtomicInteger attempts = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.start(QUICK + "&maxHold=0", (message, exchange) -> {
            attempts.incrementAndGet();
            if (broken.get()) {
                throw new HoldException("DynamoDB is away");
            }
        });
        // two of the queue's time-outs, after which SQS would have moved it
        await().until(() -> fixture.calls.count("ChangeMessageVisibilityBatch") >= 7);
        assertThat(attempts.get()).isGreaterThan(5);
        assertThat(fixture.calls.count("GetQueueAttributes")).as("asked once").isEqualTo(1);
        broken.set(false);
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(1);
        assertThat(fixture.client
                        .receiveMessage(request -> request.queueUrl(moved))
                        .messages())
                .isEmpty();
    }

    @Test
    void anExtensionMayTakeAsLongAsItIsOfUse() throws Exception {
        fixture.create();
        fixture.send("one");
        CountDownLatch go = new CountDownLatch(1);
        fixture.start(
                "?waitTime=1s&visibilityTimeout=6s", (message, exchange) -> assertThat(go.await(60, TimeUnit.SECONDS))
                        .isTrue());
        await().until(() -> fixture.calls.count("ChangeMessageVisibilityBatch") >= 1);
        assertThat(fixture.calls.limit("ChangeMessageVisibilityBatch")).contains(Duration.ofSeconds(2));
        go.countDown();
        fixture.awaitEmpty();
    }

    @Test
    void severalConsumersWorkAtATime() throws Exception {
        fixture.create();
        fixture.sendMany(0, 4);
        CyclicBarrier together = new CyclicBarrier(4);
        fixture.start(
                QUICK + "&concurrentConsumers=4&maxRecords=1",
                (message, exchange) -> together.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS));
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(4);
        assertThat(fixture.letters).isEmpty();
    }

    @Test
    void aDeletionThatFailsIsToldAndTheMessageComesAgain() throws Exception {
        fixture.create();
        fixture.send("one");
        fixture.calls.deny("DeleteMessageBatch", 1);
        fixture.start(QUICK, NONE);
        fixture.awaitReadiness(State.DOWN);
        assertThat(readinessMessage()).contains("could not be deleted", "sqs:DeleteMessage");
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(2);
        fixture.awaitReadiness(State.UP);
    }

    private String readinessMessage() {
        return fixture.readiness().getMessage().orElse("");
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
