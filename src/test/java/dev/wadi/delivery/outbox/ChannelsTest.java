package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.TABLE;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.leadNowhere;
import static dev.wadi.delivery.outbox.OutboxWorld.plan;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static dev.wadi.delivery.outbox.OutboxWorld.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.HoldException;
import dev.wadi.edge.aws.Transaction;
import dev.wadi.testing.LogLines;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A message has the channel; where that leads, the routes say that run when it is sent. */
@Timeout(600)
class ChannelsTest {
    private static final String OTHER = "other";

    private final OutboxWorld world = new OutboxWorld();
    private final Outbox outbox = OutboxWorld.outbox();
    private final String queue = world.queue("q-" + UUID.randomUUID());
    private WadiApplication application;
    private LogLines lines;

    @BeforeEach
    void start() throws Exception {
        application = WadiApplication.start(plan(outbox));
        lines = new LogLines(Outbox.class.getName());
        lead(application, MAIN, queue);
    }

    @AfterEach
    void stop() {
        lines.close();
        application.close();
        world.close();
    }

    @Test
    void whatWaitsForAWrongAddressGoesToTheRightOne() throws Exception {
        lead(application, MAIN, queue + "-wrong");
        world.put(outbox, message("a", MAIN));
        assertThatThrownBy(() -> send(application, outbox, "a")).isInstanceOf(QueueDoesNotExistException.class);
        lead(application, MAIN, queue);
        resend(application);
        assertThat(bodies(queue)).containsExactly("a");
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void aRowSaysNothingOfTheAddress() {
        world.put(outbox, message("a", MAIN));
        assertThat(world.rows()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("Channel", AttributeValue.fromS(MAIN))
                .allSatisfy((name, value) -> assertThat(String.valueOf(value)).doesNotContain(queue)));
    }

    @Test
    void aChannelMayBecomeATopic() throws Exception {
        String heard = "t-" + UUID.randomUUID() + ".fifo";
        String fifo = world.queue(heard);
        world.put(outbox, new OutgoingMessage("a", MAIN, "a", Map.of(), "group", "once"));
        lead(application, MAIN, world.fifoTopic(heard, heard));
        send(application, outbox, "a");
        await().untilAsserted(() -> assertThat(bodies(fifo)).containsExactly("a"));
        assertThat(bodies(queue)).isEmpty();
    }

    @Test
    void aRowOfAnEarlierVersionGoesToTheAddressThatItHas() throws Exception {
        leadNowhere(application, MAIN);
        world.dynamoDb.putItem(put -> put.tableName(TABLE)
                .item(Map.of(
                        "Id", AttributeValue.fromS("outbox#early"),
                        "Service", AttributeValue.fromS("sqs"),
                        "Address", AttributeValue.fromS(queue),
                        "Body", AttributeValue.fromS("early"),
                        "Attributes", AttributeValue.fromM(Map.of("kind", AttributeValue.fromS("x"))),
                        "MessageGroup", AttributeValue.fromS(""),
                        "DeduplicationId", AttributeValue.fromS("once"),
                        "CreatedAt", AttributeValue.fromS("2026-11-21T00:00:00Z"))));
        new Transaction()
                .addAll(List.of(new PendingIndex(world.dynamoDb, TABLE).add("early")))
                .write(world.dynamoDb);
        resend(application);
        assertThat(world.take(queue)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("early");
            assertThat(message.messageAttributes().get("kind").stringValue()).isEqualTo("x");
        });
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void messagesOfAChannelThatNoRouteHasStayAndAreToldAndOthersGo() throws Exception {
        String back = world.queue("back-" + UUID.randomUUID());
        lead(application, OTHER, back);
        world.put(outbox, message("a", OTHER));
        world.put(outbox, message("b", MAIN));
        world.put(outbox, message("c", OTHER));
        leadNowhere(application, OTHER);
        resend(application);
        assertThat(bodies(queue)).containsExactly("b");
        assertThat(lines.all())
                .singleElement()
                .asString()
                .contains(
                        "2 messages wait in " + TABLE + " for other, the oldest",
                        "are tried again: No step of a route that runs here has the channel other of the outbox in "
                                + TABLE,
                        "Write to: \"outbox:other\"")
                .doesNotContain("Exception");
        resend(application);
        assertThat(lines.all()).as("at once again").hasSize(1);
        assertThat(waiting()).isEqualTo(2);
        assertThat(world.rows()).hasSize(2).allSatisfy(row -> assertThat(row)
                .as("others may send them at once")
                .doesNotContainKeys(OutboxTable.CLAIMED_BY, OutboxTable.CLAIMED_UNTIL));
        lead(application, OTHER, back);
        resend(application);
        assertThat(bodies(back)).containsExactlyInAnyOrder("a", "c");
        assertThat(lines.all()).last().isEqualTo("The messages for other in " + TABLE + " are sent again");
        resend(application);
        assertThat(waiting()).isZero();
    }

    @Test
    void nothingIsLeftForAChannelThatNoRouteHas() {
        assertThatThrownBy(() -> outbox.put(message("a", OTHER)))
                .isInstanceOf(HoldException.class)
                .hasMessageContaining("the channel other of the outbox in " + TABLE);
        assertThatThrownBy(() -> outbox.refusal(message("a", OTHER))).isInstanceOf(HoldException.class);
    }

    @Test
    void aChannelIsOpenBeforeTheFirstExchangeThoughProducersStartLazily() throws Exception {
        lead(application, OTHER, queue + "&lazyStartProducer=true");
        world.put(outbox, message("a", OTHER));
        assertThat(world.rows()).hasSize(1);
    }

    @Test
    void aStoppedRouteHasNoChannelUntilItRunsAgain() throws Exception {
        var routes = application.context().getRouteController();
        routes.stopRoute(TABLE + "-" + MAIN);
        assertThatThrownBy(() -> outbox.put(message("a", MAIN))).isInstanceOf(HoldException.class);
        routes.startRoute(TABLE + "-" + MAIN);
        world.put(outbox, message("a", MAIN));
        assertThat(world.rows()).hasSize(1);
    }

    @Test
    void channelsOfTheSameNameInTwoTablesAreTwo() throws Exception {
        String second = "second";
        world.table(second);
        String its = world.queue("its-" + UUID.randomUUID());
        Outbox another = OutboxWorld.outbox();
        another.setTable(second);
        application.context().getRegistry().bind("another", another);
        lead(application, second, MAIN, its);
        world.put(outbox, message("a", MAIN));
        world.put(another, message("b", MAIN));
        resend(application);
        assertThat(bodies(queue)).containsExactly("a");
        assertThat(bodies(its)).containsExactly("b");
    }

    private double waiting() {
        return application
                .context()
                .getRegistry()
                .findSingleByType(MeterRegistry.class)
                .get(OutboxRelay.PENDING)
                .tag("table", TABLE)
                .gauge()
                .value();
    }

    private static OutgoingMessage message(String id, String channel) {
        return new OutgoingMessage(id, channel, id, Map.of(), "", "");
    }

    private List<String> bodies(String url) {
        return world.take(url).stream().map(Message::body).toList();
    }
}
