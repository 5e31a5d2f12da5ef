package dev.wadi.source.sqs;

import static dev.wadi.source.sqs.QueueFixture.QUICK;
import static dev.wadi.source.sqs.QueueFixture.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.LogLines;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The messages of a poll go through the route together, and are done with one by one. */
@Timeout(600)
class SqsQueueBatchTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private final Queue<Integer> polls = new ConcurrentLinkedQueue<>();
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
    void aPollIsOneExchangeAndOneDeletion() throws Exception {
        fixture.create();
        fixture.sendMany(0, 10);
        fixture.start(QUICK, (message, exchange) -> note(message, QueueFixture.poll(exchange)));
        fixture.awaitEmpty();
        assertThat(polls).containsExactly(10);
        assertThat(fixture.calls.count("DeleteMessageBatch")).isEqualTo(1);
    }

    /** By several calls, as SQS hands out no more than ten by one. */
    @Test
    void aPollMayHaveAHundred() throws Exception {
        fixture.create();
        fixture.sendMany(0, 100);
        fixture.start(QUICK + "&maxRecords=100", (message, exchange) -> note(message, QueueFixture.poll(exchange)));
        fixture.awaitEmpty();
        assertThat(fixture.bodies()).containsExactlyInAnyOrderElementsOf(numbers(0, 100));
        assertThat(polls).anyMatch(size -> size > 10);
    }

    /** A call that waits for more would let its time run out. */
    @Test
    void whatIsThereWaitsForNoMore() throws Exception {
        fixture.create();
        fixture.sendMany(0, 12);
        fixture.start(
                "?maxRecords=40&concurrentConsumers=2&waitTime=20s&visibilityTimeout=3s", (message, exchange) -> {});
        fixture.awaitEmpty();
        fixture.send("alone");
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(13);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void oneThatIsHeldKeepsNoneOfTheOthers(int place) throws Exception {
        String held = Integer.toString(place);
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.create();
        fixture.sendMany(0, 10);
        fixture.start(QUICK, (message, exchange) -> {
            if (broken.get() && message.body().equals(held)) {
                throw new ConnectException("its service is away");
            }
        });
        fixture.awaitArrived(9);
        await().until(() -> fixture.left() == 1);
        fixture.awaitReadiness(State.DOWN);
        assertThat(fixture.bodies()).doesNotContain(held);
        broken.set(false);
        fixture.awaitEmpty();
        assertThat(fixture.bodies()).containsExactlyInAnyOrderElementsOf(numbers(0, 10));
        fixture.awaitReadiness(State.UP);
    }

    /** It has its outcome with the others of its exchange, which goes on to its end. */
    @Test
    void oneThatIsRefusedKeepsNoneOfTheOthers() throws Exception {
        fixture.create();
        fixture.sendMany(0, 10);
        fixture.start(QUICK, (message, exchange) -> {
            note(message, QueueFixture.poll(exchange));
            if (message.body().equals("3")) {
                BatchAccount.of(exchange).refuse(new RefusedRecordException(message, "planted", "planted"));
            }
        });
        fixture.awaitEmpty();
        assertThat(polls).containsExactly(10);
        assertThat(fixture.letters).extracting(RefusedRecordException::reason).containsExactly("planted");
    }

    /** The message would come again, on a FIFO queue behind its successors. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPartOfADeletionThatFailsIsTriedAgain(int times) throws Exception {
        fixture.create();
        fixture.sendMany(0, 10);
        fixture.calls.leaveOne(times);
        fixture.start(QUICK, (message, exchange) -> {});
        fixture.awaitEmpty();
        assertThat(fixture.bodies()).containsExactlyInAnyOrderElementsOf(numbers(0, 10));
        assertThat(fixture.calls.count("DeleteMessageBatch")).isEqualTo(1 + times);
    }

    /** Each page of ten by itself: one after the other they would come too late. */
    @Test
    void aSlowExtensionDelaysNoOther() throws Exception {
        fixture.create();
        fixture.sendMany(0, 40);
        fixture.calls.extendTogether(3);
        AtomicBoolean extended = new AtomicBoolean();
        fixture.start("?waitTime=1s&visibilityTimeout=6s&maxRecords=40", (message, exchange) -> {
            if (!extended.get()) {
                await().until(() -> fixture.calls.mostExtensions() >= 3);
                extended.set(true);
            }
        });
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(40);
    }

    /** SQS refuses to hide what is deleted already; that is no message that comes twice. */
    @Test
    void anExtensionThatMeetsADeletionIsNotWarnedOf() throws Exception {
        fixture.create();
        fixture.sendMany(0, 10);
        fixture.calls.extendBeforeDeletionEnds();
        try (LogLines lines = new LogLines("dev.wadi.source.sqs")) {
            fixture.start(QUICK, (message, exchange) -> {});
            fixture.awaitEmpty();
            // whose extension comes behind the first one's report
            fixture.send("another");
            await().until(() -> fixture.calls.count("DeleteMessageBatch") == 2 && fixture.left() == 0);
            await().until(() -> fixture.calls.extensions() > 1);
            assertThat(lines.all()).noneMatch(line -> line.contains("kept hidden"));
        }
    }

    /** What they did stays done, and is not done again when the letters of others have to wait for long. */
    @Test
    void aLetterThatCannotBeWrittenKeepsNoneOfTheOthers() throws Exception {
        AtomicBoolean closed = new AtomicBoolean(true);
        fixture.create();
        fixture.sendMany(0, 10);
        fixture.start(
                fixture.queue,
                QUICK + "&maxHold=0",
                (message, exchange) -> {
                    if (message.body().equals("3")) {
                        BatchAccount.of(exchange).refuse(new RefusedRecordException(message, "planted", "planted"));
                    }
                },
                letters -> {
                    if (closed.get()) {
                        throw new IllegalStateException("the dead-letter queue is away");
                    }
                    return letters;
                });
        await().until(() -> fixture.left() == 1);
        fixture.awaitReadiness(State.DOWN);
        closed.set(false);
        fixture.awaitEmpty();
        assertThat(fixture.bodies().stream().filter(body -> !body.equals("3")))
                .containsExactlyInAnyOrder("0", "1", "2", "4", "5", "6", "7", "8", "9");
        assertThat(fixture.letters).hasSize(1);
    }

    /** They are deleted at once. */
    @Test
    void thoseThatAreThroughAreDeletedWhileOneHasNoOutcome() throws Exception {
        AtomicBoolean mended = new AtomicBoolean();
        fixture.create();
        fixture.sendMany(0, 10);
        fixture.start(QUICK, (message, exchange) -> {
            if (message.body().equals("3") && !mended.get()) {
                BatchAccount account = BatchAccount.of(exchange);
                for (SqsMessage other : QueueFixture.poll(exchange)) {
                    if (!other.equals(message)) {
                        account.done(other, Outcome.of("stored"));
                    }
                }
                exchange.setRouteStop(true);
            }
        });
        await().until(() -> fixture.left() == 1);
        fixture.awaitReadiness(State.DOWN);
        mended.set(true);
        fixture.awaitEmpty();
        fixture.awaitReadiness(State.UP);
    }

    @Test
    void ofAFifoQueueLaterMessagesOfTheGroupWaitAndOtherGroupsDoNot() throws Exception {
        String url = fixture.client
                .createQueue(request -> request.queueName(fixture.queue + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        for (int i = 0; i < 9; i++) {
            String number = Integer.toString(i);
            fixture.client.sendMessage(request -> request.queueUrl(url)
                    .messageBody(number)
                    .messageGroupId("group-" + Integer.parseInt(number) % 3)
                    .messageDeduplicationId(number));
        }
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.start(
                url,
                QUICK,
                (message, exchange) -> {
                    if (broken.get() && message.body().equals("0")) {
                        throw new ConnectException("its service is away");
                    }
                },
                letters -> letters);
        fixture.awaitArrived(6);
        fixture.awaitReadiness(State.DOWN);
        assertThat(fixture.bodies()).containsExactlyInAnyOrder("1", "4", "7", "2", "5", "8");
        broken.set(false);
        fixture.awaitArrived(9);
        for (int group = 0; group < 3; group++) {
            assertThat(ofGroup(group)).containsExactly("" + group, "" + (group + 3), "" + (group + 6));
        }
    }

    private List<String> ofGroup(int group) {
        return new ArrayList<>(fixture.arrived.stream()
                .map(SqsMessage::body)
                .filter(body -> Integer.parseInt(body) % 3 == group)
                .toList());
    }

    /** Once for each exchange. */
    private void note(SqsMessage message, List<?> poll) {
        if (poll.get(0) == message) {
            polls.add(poll.size());
        }
    }
}
