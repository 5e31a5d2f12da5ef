package dev.wadi.blocks.send;

import static dev.wadi.blocks.send.SendWorld.ROUTE;
import static dev.wadi.blocks.send.SendWorld.records;
import static dev.wadi.blocks.send.SendWorld.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.Builder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** {@code send-queue} and {@code send-topic}, to real queues. */
@Timeout(900)
class SendQueueTest {
    private static SendWorld world;

    private final SendCalls calls = new SendCalls();
    private final Observed observed = new Observed();
    private WadiApplication application;

    @BeforeAll
    static void startWorld() {
        world = new SendWorld();
    }

    @AfterAll
    static void stopWorld() {
        world.close();
    }

    @BeforeEach
    void start() throws Exception {
        application = WadiApplication.start(world.plan().withBean("calls", calls));
    }

    @AfterEach
    void stop() {
        application.close();
        world.take(world.deadLetters);
    }

    @Test
    void aPollGoesOutTenMessagesInACallAndEachIsStored() throws Exception {
        String queue = world.queue();
        route(application, route -> route.to("send-queue:" + queue));
        deliver(records(25));
        assertThat(calls.sizes()).containsExactly(10, 10, 5);
        assertThat(world.take(queue)).hasSize(25).allSatisfy(message -> assertThat(SendWorld.id(message))
                .isEqualTo(message.body().replace("text", "record")));
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 25));
    }

    @Test
    void aMessageIsMadeOfFieldsWithTheirTypes() throws Exception {
        String queue = world.queue();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("id", "a\"1");
        order.put("total", new BigDecimal("12345678901234567890123456789012345678.90"));
        order.put("lines", List.of(Map.of("sku", "x")));
        route(application, route -> route.split(Builder.body())
                .process(exchange -> exchange.getMessage().setBody(order))
                .to("send-queue:" + queue + "?id=RAW(${body[id]})&field.order=RAW(${body[id]})"
                        + "&field.total=RAW(${body[total]})&field.lines=RAW(${body[lines]})"
                        + "&field.text=RAW(order ${body[id]})&attribute.kind=RAW(new)"));
        deliver(records(1));
        assertThat(world.take(queue)).singleElement().satisfies(message -> {
            assertThat(message.body())
                    .isEqualTo("{\"lines\":[{\"sku\":\"x\"}],\"order\":\"a\\\"1\",\"text\":\"order a\\\"1\","
                            + "\"total\":12345678901234567890123456789012345678.90}");
            assertThat(SendWorld.id(message)).isEqualTo("a\"1");
            assertThat(message.messageAttributes().get("kind").stringValue()).isEqualTo("new");
        });
    }

    @Test
    void theBodyThatAStepHasParsedGoesOutAsJson() throws Exception {
        String queue = world.queue();
        route(application, route -> route.split(Builder.body())
                .process(exchange -> exchange.getMessage().setBody(Map.of("name", "\uFFFE\uD800")))
                .to("send-queue:" + queue));
        deliver(records(1));
        assertThat(world.bodies(queue)).containsExactly("{\"name\":\"\\uFFFE\\uD800\"}");
    }

    @Test
    void aFifoQueueTakesTheSameRecordOnceFromTwoProcesses() throws Exception {
        String queue = world.fifoQueue();
        String address = "send-queue:" + queue + "?group=RAW(g-${header.CamelTextId})";
        route(application, route -> route.to(address));
        deliver(records(3));
        try (WadiApplication other = WadiApplication.start(world.plan())) {
            route(other, route -> route.to(address));
            assertThat(other.<TextRecord>delivery(ROUTE, observed).deliver(records(4)))
                    .isTrue();
        }
        List<Message> taken = world.take(queue);
        assertThat(taken)
                .extracting(message -> message.attributes().get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID))
                .containsExactlyInAnyOrder("record-1", "record-2", "record-3", "record-4");
        assertThat(taken)
                .extracting(message -> message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .contains("g-record-1");
    }

    @Test
    void anIdThatNoQueueTakesStandsForItselfByItsDigest() throws Exception {
        String queue = world.fifoQueue();
        route(application, route -> route.to("send-queue:" + queue + "?group=RAW(g)&id=RAW(ä ${header.CamelTextId})"));
        deliver(records(2));
        assertThat(world.take(queue)).hasSize(2).allSatisfy(message -> {
            assertThat(SendWorld.id(message)).startsWith("ä record-");
            assertThat(message.attributes().get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID))
                    .matches("[0-9a-f]{64}");
        });
    }

    @Test
    void whatNoQueueTakesIsDeadLetteredAndItsNeighboursGoOut() throws Exception {
        String queue = world.fifoQueue();
        route(application, route -> route.to("send-queue:" + queue + "?group=RAW(${body})"));
        deliver(List.of(
                new TextRecord("good", "g"),
                new TextRecord("group", "no group"),
                new TextRecord("large", "x".repeat(300_000)),
                new TextRecord("also-good", "h")));
        assertThat(world.bodies(queue)).containsExactlyInAnyOrder("g", "h");
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 2, "dead_letter", 2));
        assertThat(letters()).containsExactlyInAnyOrder("group not_sendable", "large not_sendable");
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedWithTheReasonOfTheAuthor() throws Exception {
        String queue = world.queue();
        route(application, route -> route.to("send-queue:" + queue + "?reason=too_long"));
        deliver(List.of(new TextRecord("large", "x".repeat(300_000)), new TextRecord("good", "g")));
        assertThat(letters()).containsExactly("large too_long");
        assertThat(world.bodies(queue)).containsExactly("g");
    }

    @Test
    void aRecordWithoutTheFieldOfAnOptionIsRefused() throws Exception {
        String queue = world.queue();
        route(application, route -> route.to("send-queue:" + queue + "?body=RAW(${header.nowhere})"));
        deliver(records(1));
        assertThat(letters()).containsExactly("record-1 missing_field");
        assertThat(calls.sizes()).isEmpty();
    }

    @Test
    void whatTheQueueRefusesForItsDataIsDeadLetteredAlone() throws Exception {
        String queue = world.queue();
        route(application, route -> route.to("send-queue:" + queue));
        calls.refuse("InvalidMessageContents", "text-2"::equals);
        deliver(records(3));
        assertThat(world.bodies(queue)).containsExactlyInAnyOrder("text-1", "text-3");
        assertThat(letters()).containsExactly("record-2 not_sendable");
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 2, "dead_letter", 1));
    }

    @Test
    void whatTheQueueCouldNotTakeIsHeldAndSentAgainWithoutTheOthers() throws Exception {
        String queue = world.queue();
        route(application, route -> route.to("send-queue:" + queue));
        AtomicInteger left = new AtomicInteger(2);
        calls.refuse("InternalError", body -> body.equals("text-2") && left.getAndDecrement() > 0);
        deliver(records(3));
        assertThat(calls.bodies).containsExactly(List.of("text-1", "text-3"), List.of("text-2"));
        assertThat(world.bodies(queue)).containsExactlyInAnyOrder("text-1", "text-2", "text-3");
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 3));
        assertThat(observed.holds).isNotEmpty();
    }

    @Test
    void behindAMessageThatWasNotTakenTheLaterCallsOfItsGroupWait() throws Exception {
        String queue = world.fifoQueue();
        route(application, route -> route.to("send-queue:" + queue + "?group=RAW(g)"));
        AtomicInteger left = new AtomicInteger(1);
        calls.refuse("InternalError", body -> body.equals("text-1") && left.getAndDecrement() > 0);
        deliver(records(12));
        assertThat(calls.sizes()).containsExactly(9, 3);
        assertThat(calls.bodies.get(1)).containsExactly("text-1", "text-11", "text-12");
    }

    @Test
    void aCallThatIsRefusedAsAWholeIsMadeForEachOfItsMessages() throws Exception {
        String queue = world.queue();
        route(application, route -> route.to("send-queue:" + queue));
        calls.fail(queue, 400, 1);
        deliver(records(3));
        assertThat(calls.sizes()).containsExactly(1, 1, 1);
        assertThat(observed.holds).isEmpty();
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 3));
    }

    @Test
    void whileALaterStepHoldsNothingIsSentTwice() throws Exception {
        String first = world.queue();
        String second = world.queue();
        route(application, route -> route.to("send-queue:" + first + "?last=false")
                .to("send-queue:" + second));
        calls.fail(second, 503, 3);
        deliver(records(2));
        assertThat(world.bodies(first)).containsExactlyInAnyOrder("text-1", "text-2");
        assertThat(world.bodies(second)).containsExactlyInAnyOrder("text-1", "text-2");
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 2));
    }

    @Test
    void aTopicGetsTheSame() throws Exception {
        String heard = world.fifoQueue();
        String topic = world.topicTo(heard);
        route(application, route -> route.to("send-topic:" + topic + "?group=RAW(g)&id=RAW(once)"));
        deliver(records(2));
        List<Message> taken = new ArrayList<>();
        await().until(() -> {
            taken.addAll(world.take(heard));
            return !taken.isEmpty();
        });
        taken.addAll(world.take(heard));
        assertThat(taken).as("one id, one message").singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("text-1");
            assertThat(SendWorld.id(message)).isEqualTo("once");
        });
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send-queue:orders                                      | is not the URL of a queue: 'orders'",
                "send-topic:orders                                      | is not the ARN of a topic: 'orders'",
                "send-queue:http://sqs/1/q.fifo                         | needs a group",
                "send-queue:http://sqs/1/q?body=a&field.b=c             | Write one of them",
                "send-queue:http://sqs/1/q?attribute.id=a               | Write id in its place",
                "send-queue:http://sqs/1/q?reason=Too+Large             | is no reason",
                "send-queue:http://sqs/1/q?id=RAW(${bean:x.y})          | calls a method"
            })
    void whatCanBeNoMessageRefusesTheStart(String address, String told) {
        assertThatThrownBy(() -> route(application, route -> route.to(address))).hasStackTraceContaining(told);
    }

    private void deliver(List<TextRecord> records) {
        assertThat(application.<TextRecord>delivery(ROUTE, observed).deliver(records))
                .isTrue();
    }

    /** Source id and reason of each. */
    private List<String> letters() {
        return world.bodies(world.deadLetters).stream()
                .map(letter -> letter.replaceAll("(?s).*\"reason\":\"(\\w+)\".*\"source_id\":\"([^\"]+)\".*", "$2 $1"))
                .toList();
    }
}
