package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.plan;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static dev.wadi.delivery.outbox.OutboxWorld.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.edge.aws.Transaction;
import dev.wadi.local.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What the outbox promises, between a real table and real queues. */
@Timeout(600)
class OutboxTest {
    private static OutboxWorld world;

    /** Fails that many transactions before they leave. */
    private final AtomicInteger failing = new AtomicInteger();

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
        application = WadiApplication.start(
                plan(outbox).withBean("clock", clock).withBean("failing", new ExecutionInterceptor() {
                    @Override
                    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                        if (context.request() instanceof TransactWriteItemsRequest && failing.getAndDecrement() > 0) {
                            throw DynamoDbException.builder().statusCode(503).build();
                        }
                    }
                }));
        lead(application, MAIN, queue);
    }

    @AfterEach
    void stop() {
        application.close();
        world.removeRows();
    }

    @Test
    void aMessageGoesOutOnceAndLeavesNothingBehind() throws Exception {
        world.put(outbox, message("a"));
        assertThat(world.rows()).hasSize(1).first().satisfies(row -> assertThat(row)
                .as("nothing that a time to live could end")
                .doesNotContainKey("TimeToExist"));
        send(application, outbox, "a");
        send(application, outbox, "a");
        resend(application);
        assertThat(bodies()).containsExactly("body of a");
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void whatWasNeverPutIsNotSent() throws Exception {
        send(application, outbox, "never", "either");
        assertThat(bodies()).isEmpty();
    }

    @Test
    void aFifoQueueGetsGroupAndDeduplicationId() throws Exception {
        String fifo = world.queue("f-" + UUID.randomUUID() + ".fifo");
        lead(application, "fifo", fifo);
        OutgoingMessage message = new OutgoingMessage("a", "fifo", "{}", Map.of("kind", "x"), "group-1", "once-1");
        world.put(outbox, message);
        send(application, outbox, "a");
        world.put(outbox, message);
        send(application, outbox, "a");
        List<Message> taken = world.take(fifo);
        assertThat(taken).as("the second is the first's duplicate").hasSize(1);
        assertThat(taken.get(0).attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group-1")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "once-1");
        assertThat(taken.get(0).messageAttributes().get("kind").stringValue()).isEqualTo("x");
    }

    @Test
    void aFifoTopicGetsGroupDeduplicationIdAndAttributes() throws Exception {
        String name = "t-" + UUID.randomUUID() + ".fifo";
        String heard = world.queue(name);
        lead(application, "topic", world.fifoTopic(name, name));
        OutgoingMessage message =
                new OutgoingMessage("a", "topic", "{}", Map.of("announcement_id", "once-1"), "group-1", "once-1");
        world.put(outbox, message);
        send(application, outbox, "a");
        world.put(outbox, message);
        send(application, outbox, "a");
        List<Message> taken = new ArrayList<>();
        await().until(() -> {
            taken.addAll(world.take(heard));
            return !taken.isEmpty();
        });
        taken.addAll(world.take(heard));
        assertThat(taken).as("the second is the first's duplicate").hasSize(1);
        assertThat(taken.get(0).attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group-1");
        assertThat(taken.get(0).messageAttributes().get("announcement_id").stringValue())
                .isEqualTo("once-1");
    }

    @Test
    void whatTheQueueRefusesForGoodStaysAndStopsNoOther() throws Exception {
        String fifo = world.queue("f-" + UUID.randomUUID() + ".fifo");
        lead(application, "fifo", fifo);
        // by a version that did not look
        new Transaction()
                .addAll(world.pending(clock)
                        .put(new OutgoingMessage("a", "fifo", "{}", Map.of(), "no group", "once-1")))
                .write(world.dynamoDb);
        world.put(outbox, message("b"));
        assertThatThrownBy(() -> send(application, outbox, "a")).isInstanceOf(SqsException.class);
        resend(application);
        assertThat(bodies()).containsExactly("body of b");
        assertThat(world.rows()).hasSize(1);
    }

    @Test
    void whatTheQueueWouldRefuseForGoodIsNeverPut() throws Exception {
        lead(application, "fifo", queue + ".fifo");
        assertThatThrownBy(() -> outbox.put(new OutgoingMessage("a", "fifo", "{}", Map.of(), "no group", "once-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("group");
    }

    @Test
    void aQueueThatIsNotFifoGetsTheGroupToo() throws Exception {
        world.put(outbox, new OutgoingMessage("a", MAIN, "{}", Map.of(), "group-1", "once-1"));
        send(application, outbox, "a");
        assertThat(world.take(queue)).singleElement().satisfies(message -> assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group-1"));
    }

    @Test
    void eightWorkersAndTheTimerSendItOnce() throws Exception {
        List<String> ids = IntStream.range(0, 30).mapToObj(i -> "m" + i).toList();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            for (String id : ids) {
                world.put(outbox, message(id));
                List<Future<?>> asked = new ArrayList<>();
                for (int worker = 0; worker < 7; worker++) {
                    asked.add(workers.submit(() -> {
                        send(application, outbox, id);
                        return null;
                    }));
                }
                asked.add(workers.submit(() -> resend(application)));
                for (Future<?> one : asked) {
                    one.get();
                }
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(bodies())
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(id -> "body of " + id).toList());
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void theTimerSendsWhatACrashLeftBehindAndReadsNothingElse() {
        world.dynamoDb.putItem(put -> put.tableName(OutboxWorld.TABLE)
                .item(Map.of("Id", AttributeValue.fromS("somebody else's"), "n", AttributeValue.fromN("1"))));
        List<String> ids = IntStream.range(0, 60).mapToObj(i -> "left-" + i).toList();
        ids.forEach(id -> world.put(outbox, message(id)));
        resend(application);
        assertThat(bodies()).hasSize(60);
        assertThat(world.rows()).singleElement().satisfies(row -> assertThat(row)
                .containsKey("n"));
    }

    @Test
    void whatADeadWorkerHasClaimedIsSentWhenTheClaimRunsOut() throws Exception {
        Instant start = Instant.parse("2026-11-21T00:00:00Z");
        clock.set(start);
        world.put(outbox, message("a"));
        assertThat(world.pending(clock).claim("a")).as("by the dead worker").isPresent();
        send(application, outbox, "a");
        clock.set(start.plusSeconds(60));
        resend(application);
        assertThat(bodies()).as("the other may still be sending").isEmpty();
        clock.set(start.plusSeconds(61));
        resend(application);
        assertThat(bodies()).containsExactly("body of a");
    }

    @Test
    void aMessageThatIsNotTakenStaysAndGoesOutWhenTheQueueIsBack() throws Exception {
        String later = "later-" + UUID.randomUUID();
        String url = queue.substring(0, queue.lastIndexOf('/') + 1) + later;
        lead(application, "later", url);
        world.put(outbox, new OutgoingMessage("a", "later", "x", Map.of(), "", ""));
        assertThatThrownBy(() -> send(application, outbox, "a")).isInstanceOf(SdkException.class);
        resend(application);
        assertThat(world.rows()).hasSize(1);
        world.queue(later);
        send(application, outbox, "a");
        assertThat(world.take(url)).hasSize(1);
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void aSentMessageWhoseRowCannotBeRemovedIsNotSentAgain() throws Exception {
        world.put(outbox, message("a"));
        failing.set(2);
        assertThatThrownBy(() -> send(application, outbox, "a")).isInstanceOf(DynamoDbException.class);
        resend(application);
        assertThat(world.rows()).hasSize(1);
        resend(application);
        assertThat(world.rows()).isEmpty();
        assertThat(bodies()).containsExactly("body of a");
    }

    @Test
    void itIsNotSentAgainByAnOutboxThatReplacesTheFirstOne() throws Exception {
        world.put(outbox, message("a"));
        failing.set(2);
        assertThatThrownBy(() -> send(application, outbox, "a")).isInstanceOf(DynamoDbException.class);
        Outbox replacement = OutboxWorld.outbox();
        application.context().getRegistry().bind("outbox", replacement);
        failing.set(0);
        clock.set(clock.instant().plusSeconds(61));
        resend(application);
        assertThat(world.rows()).isEmpty();
        assertThat(bodies()).containsExactly("body of a");
    }

    @Test
    void whatTwoStepsSayIsDueIsAllSent() throws Exception {
        world.put(outbox, message("a"));
        world.put(outbox, message("b"));
        Exchange exchange = new DefaultExchange(application.context());
        outbox.due(exchange, MAIN, List.of("a"));
        outbox.due(exchange, MAIN, List.of("b"));
        application.context().createProducerTemplate().send("direct:" + OutboxWorld.TABLE + "-" + MAIN, exchange);
        assertThat(bodies()).containsExactlyInAnyOrder("body of a", "body of b");
    }

    @Test
    void whatCouldNotBeSentIsStillDueWhenTheStepIsTriedAgain() throws Exception {
        world.put(outbox, message("a"));
        Exchange exchange = new DefaultExchange(application.context());
        outbox.due(exchange, MAIN, List.of("a"));
        failing.set(1);
        var template = application.context().createProducerTemplate();
        template.send("direct:" + OutboxWorld.TABLE + "-" + MAIN, exchange);
        assertThat(exchange.getException()).isInstanceOf(DynamoDbException.class);
        exchange.setException(null);
        template.send("direct:" + OutboxWorld.TABLE + "-" + MAIN, exchange);
        assertThat(world.rows()).isEmpty();
        assertThat(bodies()).containsExactly("body of a");
    }

    @Test
    void aRowThatIsNoMessageStaysUnclaimedAndTheOthersGo() {
        world.put(outbox, message("a"));
        world.put(outbox, message("b"));
        world.dynamoDb.putItem(put -> put.tableName(OutboxWorld.TABLE)
                .item(Map.of("Id", AttributeValue.fromS("outbox#a"), "Channel", AttributeValue.fromS(MAIN))));
        assertThatThrownBy(() -> send(application, outbox, "a", "b"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("outbox#a", OutboxWorld.TABLE);
        assertThat(bodies()).containsExactly("body of b");
        assertThat(world.rows()).singleElement().satisfies(row -> assertThat(row)
                .doesNotContainKey(OutboxTable.CLAIMED_BY));
    }

    @Test
    void aRowThatWasWrittenAnewWhileTheOldOneWasSentIsKept() {
        world.put(outbox, message("a"));
        OutboxTable pending = world.pending(clock);
        OutboxTable.Claimed claimed = pending.claim("a").orElseThrow();
        world.put(outbox, message("a"));
        pending.remove(List.of(claimed));
        resend(application);
        assertThat(bodies()).containsExactly("body of a");
    }

    private OutgoingMessage message(String id) {
        return new OutgoingMessage(id, MAIN, "body of " + id, Map.of(), "", "");
    }

    private List<String> bodies() {
        return world.take(queue).stream().map(Message::body).toList();
    }
}
