package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.plan;
import static dev.wadi.delivery.outbox.OutboxWorld.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.outbox.Destination.Service;
import dev.wadi.delivery.outbox.OutboxTable.Claimed;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.edge.aws.Transaction;
import dev.wadi.testing.AnsweringProxy;
import dev.wadi.testing.AnsweringProxy.Page;
import dev.wadi.testing.CallGate;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/** A service does what it is told, and its answer is lost on the way, or says nothing. */
@Timeout(600)
class LostAnswersTest {
    private static OutboxWorld world;

    private final CallGate gate = new CallGate(Set.of());
    private final DynamoDbClient client = DynamoDbClient.builder()
            .endpointOverride(gate.to(world.endpoint("DYNAMODB")))
            .build();
    private final OutboxTable pending = world.pending(client, Clock.systemUTC());
    private final Outbox outbox = OutboxWorld.outbox();
    private final String queue = world.queue("q-" + UUID.randomUUID());

    @BeforeAll
    static void startWorld() {
        world = new OutboxWorld();
    }

    @AfterAll
    static void stopWorld() {
        world.close();
    }

    @AfterEach
    void close() {
        client.close();
        gate.close();
        world.removeRows();
    }

    @Test
    void aClaimWhoseAnswerIsLostIsRecognized() {
        put(message("a"));
        loseAnswer();
        Optional<Claimed> claimed = claim();
        assertThat(gate.calls()).as("made again by the client").containsExactly("UpdateItem");
        assertThat(claimed).isPresent();
        assertThat(claim()).as("somebody else's").isEmpty();
    }

    @Test
    void aReleaseWhoseAnswerIsLostIsDone() {
        put(message("a"));
        Claimed claimed = claim().orElseThrow();
        loseAnswer();
        pending.release(claimed);
        assertThat(gate.calls()).containsExactly("UpdateItem");
        assertThat(claim()).isPresent();
    }

    @Test
    void aRemovalWhoseAnswerIsLostIsDone() {
        put(message("a"));
        Claimed claimed = claim().orElseThrow();
        loseAnswer();
        pending.remove(List.of(claimed));
        assertThat(gate.calls()).containsExactly("TransactWriteItems");
        assertThat(world.rows()).isEmpty();
        assertThat(pending.ids()).isEmpty();
    }

    @Test
    void rowsThatStayUnreadAreAskedForAgainWithPausesAndNotForEver() {
        Unread unread = new Unread();
        try (DynamoDbClient throttled = DynamoDbClient.builder()
                .endpointOverride(world.endpoint("DYNAMODB"))
                .overrideConfiguration(override -> override.addExecutionInterceptor(unread))
                .build()) {
            put(message("a"));
            OutboxTable reading = world.pending(throttled, Clock.systemUTC());
            unread.times.set(2);
            long begin = System.nanoTime();
            assertThat(reading.ids()).containsExactly("a");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("half of 50 ms and of 100 ms at least")
                    .isGreaterThanOrEqualTo(Duration.ofMillis(75));
            unread.calls.set(0);
            unread.times.set(Integer.MAX_VALUE);
            assertThatThrownBy(reading::ids).isInstanceOf(HoldException.class);
            assertThat(unread.calls.get()).isBetween(3, 20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs", "sns"})
    void anAnswerThatDoesNotSayThatTheMessageWasTakenIsNone(String service) throws Exception {
        Service sending = Service.valueOf(service);
        String part = service.toUpperCase(Locale.ROOT);
        URI straight = world.endpoint(part);
        try (AnsweringProxy proxy = new AnsweringProxy(straight)) {
            AwsEnvironment.apply(Map.of("AWS_ENDPOINT_URL_" + part, proxy.uri().toString()));
            // SQS is called where the URL of the queue leads
            String address = sending == Service.sqs
                    ? queue.replace(
                            ":" + straight.getPort() + "/", ":" + proxy.uri().getPort() + "/")
                    : world.topic("t-" + UUID.randomUUID());
            put(new OutgoingMessage("a", MAIN, "x", Map.of(), "", ""));
            try (WadiApplication application = WadiApplication.start(plan(outbox))) {
                lead(application, MAIN, address);
                proxy.answer(operation -> Optional.of(
                        sending == Service.sqs
                                ? new Page(200, "application/x-amz-json-1.0", "{}")
                                : new Page(200, "text/html", "<html><body>Welcome</body></html>")));
                assertThatThrownBy(() -> send(application, outbox, "a"));
                assertThat(proxy.answered()).isPositive();
                assertThat(world.rows()).hasSize(1);
                proxy.mend();
                send(application, outbox, "a");
                assertThat(world.rows()).isEmpty();
            }
        } finally {
            AwsEnvironment.apply(Map.of("AWS_ENDPOINT_URL_" + part, straight.toString()));
        }
        assertThat(world.take(queue).stream().map(Message::body).toList())
                .isEqualTo(sending == Service.sqs ? List.of("x") : List.of());
    }

    /** Of the next call; the calls after it are counted. */
    private void loseAnswer() {
        gate.arm(1, gate::open);
    }

    private Optional<Claimed> claim() {
        return pending.claim("a", stranded -> {});
    }

    private void put(OutgoingMessage message) {
        new Transaction().addAll(pending.put(message)).write(world.dynamoDb);
    }

    private OutgoingMessage message(String id) {
        return new OutgoingMessage(id, MAIN, "body of " + id, Map.of(), "", "");
    }

    /** Takes out of so many answers what was read, as a throttled DynamoDB would. */
    private static final class Unread implements ExecutionInterceptor {
        private final AtomicInteger times = new AtomicInteger();
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (context.request() instanceof BatchGetItemRequest asked) {
                calls.incrementAndGet();
                if (times.getAndDecrement() > 0) {
                    return ((BatchGetItemResponse) context.response())
                            .toBuilder()
                                    .responses(Map.of())
                                    .unprocessedKeys(asked.requestItems())
                                    .build();
                }
            }
            return context.response();
        }
    }
}
