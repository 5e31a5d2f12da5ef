package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.WadiApplication;
import dev.wadi.local.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.model.Message;

/** An outbox between a real table and real queues, whose calls are seen, and one queue, where the channel {@value OutboxWorld#MAIN} leads. */
@Timeout(600)
abstract class OutboxFixture {
    static OutboxWorld world;

    final OutboxCalls calls = new OutboxCalls();
    final SettableClock clock = new SettableClock();
    final Outbox outbox = OutboxWorld.outbox();
    final String queue = world.queue("q-" + UUID.randomUUID());
    WadiApplication application;

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

    /** Its body is its id. */
    static OutgoingMessage message(String id) {
        return message(id, MAIN);
    }

    static OutgoingMessage message(String id, String channel) {
        return new OutgoingMessage(id, channel, id, Map.of(), "", "");
    }

    /** Their ids, {@code m-01} and so on. */
    List<String> put(int count) {
        List<String> ids =
                IntStream.rangeClosed(1, count).mapToObj("m-%02d"::formatted).toList();
        ids.forEach(id -> world.put(outbox, message(id)));
        return ids;
    }

    /** Six messages, of which every other goes to a topic. */
    List<String> mixed() throws Exception {
        lead(application, OutboxWorld.TOPIC, world.topic("t-" + UUID.randomUUID()));
        List<String> ids = List.of("m-1", "m-2", "m-3", "m-4", "m-5", "m-6");
        for (int i = 0; i < ids.size(); i++) {
            world.put(outbox, message(ids.get(i), i % 2 == 0 ? MAIN : OutboxWorld.TOPIC));
        }
        return ids;
    }

    OutboxTable pending() {
        return world.pending(clock);
    }

    /** Those of the application's; the messages were put by another client. */
    List<List<TransactWriteItem>> removals() {
        return calls.of(TransactWriteItemsRequest.class).stream()
                .map(TransactWriteItemsRequest::transactItems)
                .toList();
    }

    List<String> bodies() {
        return bodies(queue);
    }

    static List<String> bodies(String url) {
        return world.take(url).stream().map(Message::body).toList();
    }

    void assertNothingIsLeft() {
        assertThat(world.rows()).isEmpty();
        assertThat(pending().ids()).isEmpty();
    }

    static void assertUnclaimed(Map<String, AttributeValue> row) {
        assertThat(row).doesNotContainKeys(OutboxTable.CLAIMED_BY, OutboxTable.CLAIMED_UNTIL);
    }
}
