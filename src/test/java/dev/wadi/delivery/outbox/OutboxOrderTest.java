package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.plan;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static dev.wadi.delivery.outbox.OutboxWorld.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.WadiApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Within a group of a FIFO queue the order of the ids holds, whatever fails. */
@Timeout(600)
class OutboxOrderTest {
    private static final String MANY = "many";
    private static final String FEW = "few";
    private static OutboxWorld world;

    private final OutboxCalls calls = new OutboxCalls();
    private final Outbox outbox = OutboxWorld.outbox();
    private final String queue = world.queue("f-" + UUID.randomUUID() + ".fifo");
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
        application = WadiApplication.start(plan(outbox).withBean("calls", calls));
        lead(application, MAIN, queue);
    }

    @AfterEach
    void stop() {
        application.close();
        world.removeRows();
    }

    @Test
    void aGroupGoesOutInTheOrderOfItsIds() throws Exception {
        List<String> ids = put(1, 25, MANY);
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.sizes()).containsExactly(10, 10, 5);
        assertThat(sent()).isEqualTo(ids);
    }

    @Test
    void behindOneThatIsNotTakenItsGroupWaitsAndOthersDoNot() throws Exception {
        List<String> ids = new ArrayList<>(put(1, 23, MANY));
        List<String> others = put(24, 25, FEW);
        ids.addAll(others);
        ids.addAll(put(26, 27, MANY));
        calls.refuse(true, "m-20"::equals);
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("not taken")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .as("those that wait for it")
                        .hasSize(5));
        List<String> sent = sent();
        assertThat(sent).containsSubsequence(ids.subList(0, 19)).containsSubsequence(others);
        assertThat(sent).hasSize(19 + others.size());
        assertThat(world.rows()).hasSize(6).allSatisfy(row -> assertThat(row)
                .doesNotContainKeys(OutboxTable.CLAIMED_BY, OutboxTable.CLAIMED_UNTIL));
        calls.mend();
        resend(application);
        assertThat(sent()).containsExactly("m-20", "m-21", "m-22", "m-23", "m-26", "m-27");
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void behindACallThatFailsTheGroupWaits() {
        List<String> ids = put(1, 15, MANY);
        calls.before(request -> {
            if (request instanceof SendMessageBatchRequest && calls.sizes().size() == 1) {
                throw SqsException.builder().message("away").statusCode(503).build();
            }
        });
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SqsException.class);
        assertThat(sent()).isEmpty();
        resend(application);
        assertThat(sent()).isEqualTo(ids);
    }

    @Test
    void behindOneThatIsRefusedByItselfItsGroupWaits() {
        List<String> ids = put(1, 5, MANY);
        calls.before(request -> {
            if (request instanceof SendMessageBatchRequest call
                    && call.entries().stream()
                            .anyMatch(entry -> entry.messageBody().equals("m-03"))) {
                throw SqsException.builder().message("refused").statusCode(400).build();
            }
        });
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SqsException.class);
        assertThat(sent()).containsExactly("m-01", "m-02");
        assertThat(calls.sizes()).containsExactly(5, 1, 1, 1);
    }

    @Test
    void aPassSendsToOneDestinationThoughTheRouteIsEditedMeanwhile() throws Exception {
        List<String> ids = put(1, 15, MANY);
        String other = world.queue("f-" + UUID.randomUUID() + ".fifo");
        afterTheFirstCall(() -> lead(application, MAIN, other));
        resend(application);
        assertThat(sent()).isEqualTo(ids);
        assertThat(world.take(other)).isEmpty();
    }

    @Test
    void aPassSendsOnThoughTheRouteIsRemovedMeanwhile() throws Exception {
        List<String> ids = put(1, 15, MANY);
        afterTheFirstCall(() -> OutboxWorld.leadNowhere(application, MAIN));
        resend(application);
        assertThat(sent()).isEqualTo(ids);
    }

    private void afterTheFirstCall(Callable edit) {
        calls.after(request -> {
            if (request instanceof SendMessageBatchRequest && calls.sizes().size() == 1) {
                try {
                    edit.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private interface Callable {
        void call() throws Exception;
    }

    private List<String> put(int first, int last, String group) {
        List<String> ids =
                IntStream.rangeClosed(first, last).mapToObj("m-%02d"::formatted).toList();
        ids.forEach(id -> world.put(outbox, new OutgoingMessage(id, MAIN, id, Map.of(), group, id)));
        return ids;
    }

    private List<String> sent() {
        return world.take(queue).stream().map(Message::body).toList();
    }
}
