package dev.wadi.pipelines.snapshotstatus;

import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.file;
import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.local.SettableClock;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Spec promises P5 and P6: an application dies before or after each of its calls, another gets the message again, and all is as if nothing had happened.
 * Only where it dies between publishing and removing an announcement may that come twice, as the same.
 */
@Timeout(600)
class SnapshotStatusInterruptedTest {
    private final SettableClock clock = new SettableClock();
    private final SnapshotWorld world = new SnapshotWorld();
    private WadiApplication other;

    @BeforeEach
    void start() throws Exception {
        other = WadiApplication.start(world.plan(Map.of()).withBean("clock", clock));
    }

    @AfterEach
    void stop() {
        other.close();
        world.close();
    }

    @ParameterizedTest(name = "the call was answered: {0}")
    @ValueSource(booleans = {false, true})
    void theLastFileOfARun(boolean answered) throws Exception {
        List<String> deaths = new ArrayList<>();
        Optional<String> death;
        do {
            String run = "run-" + UUID.randomUUID();
            world.collection(run, "db.a", "Sent", 1);
            death = killAndDeliverAgain(List.of(file(run, "db.a", "a1")), deaths.size(), answered);
            death.ifPresent(deaths::add);
            assertThat(world.collections(run)).isEqualTo(Map.of("db.a", "Received 1"));
            assertThat(world.product(run)).isEqualTo("RECEIVED");
            assertThat(world.sent()).as("killed at %s", deaths).hasSize(1);
            requireAnnouncedOnce(death, answered, deaths);
        } while (death.isPresent());
        assertThat(deaths)
                .containsExactly(
                        "TransactWriteItems", // counted
                        "BatchGetItem",
                        "TransactWriteItems", // the collection is received
                        "UpdateItem",
                        "SendMessageBatch",
                        "TransactWriteItems",
                        "Query",
                        "TransactWriteItems", // the run is received
                        "UpdateItem",
                        "PublishBatch",
                        "TransactWriteItems");
    }

    @ParameterizedTest(name = "the call was answered: {0}")
    @ValueSource(booleans = {false, true})
    void theLastSuccessOfARun(boolean answered) throws Exception {
        List<String> deaths = new ArrayList<>();
        Optional<String> death;
        do {
            String run = "run-" + UUID.randomUUID();
            world.collection(run, "db.a", "Received", 0);
            death = killAndDeliverAgain(List.of(success(run, "db.a")), deaths.size(), answered);
            death.ifPresent(deaths::add);
            assertThat(world.collections(run)).isEqualTo(Map.of("db.a", "Success"));
            assertThat(world.product(run)).isEqualTo("COMPLETED");
            requireAnnouncedOnce(death, answered, deaths);
        } while (death.isPresent());
        assertThat(deaths)
                .containsExactly(
                        "BatchGetItem",
                        "TransactWriteItems", // the collection is successful
                        "Query",
                        "TransactWriteItems", // the run is completed
                        "UpdateItem",
                        "PublishBatch",
                        "TransactWriteItems");
    }

    /** The last files of two collections, one of them twice, and those of a third that are not its last. */
    @ParameterizedTest(name = "the call was answered: {0}")
    @ValueSource(booleans = {false, true})
    void aPollOfTen(boolean answered) throws Exception {
        List<String> deaths = new ArrayList<>();
        Optional<String> death;
        do {
            String run = "run-" + UUID.randomUUID();
            String open = "open-" + run;
            world.collection(run, "db.a", "Sent", 4);
            world.collection(run, "db.b", "Exported", 3);
            world.collection(open, "db.c", "Sent", 5);
            List<TextRecord> poll = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                poll.add(file(run, "db.a", "a" + i));
            }
            for (int i = 0; i < 3; i++) {
                poll.add(file(run, "db.b", "b" + i));
            }
            poll.add(file(open, "db.c", "c1"));
            poll.add(file(run, "db.a", "a0"));
            poll.add(file(open, "db.c", "c2"));
            death = killAndDeliverAgain(poll, deaths.size(), answered);
            death.ifPresent(deaths::add);
            assertThat(world.collections(run))
                    .as("killed at %s", deaths)
                    .isEqualTo(Map.of("db.a", "Received 4", "db.b", "Received 3"));
            assertThat(world.collections(open)).as("killed at %s", deaths).isEqualTo(Map.of("db.c", "Sent 2"));
            assertThat(world.product(run)).isEqualTo("RECEIVED");
            assertThat(world.sent()).as("killed at %s", deaths).hasSize(2);
            requireAnnouncedOnce(death, answered, deaths);
        } while (death.isPresent());
        assertThat(deaths)
                .startsWith("TransactWriteItems", "TransactWriteItems", "TransactWriteItems", "BatchGetItem")
                .containsOnlyOnce("SendMessageBatch", "PublishBatch", "Query", "BatchGetItem");
    }

    /** However many of its messages and collections a poll repeats. */
    @Test
    void aRunThatIsReceivedIsAskedForOnceByAPoll() throws Exception {
        String run = "run-" + UUID.randomUUID();
        world.collection(run, "db.a", "Sent", 2);
        world.collection(run, "db.b", "Sent", 2);
        List<TextRecord> poll = List.of(
                file(run, "db.a", "a0"), file(run, "db.a", "a1"), file(run, "db.b", "b0"), file(run, "db.b", "b1"));
        assertThat(other.<TextRecord>delivery("snapshot-status", new Observed()).deliver(poll))
                .isTrue();
        Killed listening = new Killed(Integer.MAX_VALUE, false);
        try (WadiApplication application =
                WadiApplication.start(world.plan(Map.of()).withBean("killed", listening))) {
            application.<TextRecord>delivery("snapshot-status", new Observed()).deliver(poll);
        }
        assertThat(listening.calls())
                .containsSubsequence(
                        "TransactWriteItems", // the files of db.a, counted before
                        "TransactWriteItems", // and of db.b
                        "BatchGetItem",
                        "Query",
                        "TransactWriteItems"); // the run is received already
        assertThat(listening.calls().stream().filter("TransactWriteItems"::equals))
                .hasSize(3);
    }

    private void requireAnnouncedOnce(Optional<String> death, boolean answered, List<String> deaths) {
        boolean between = answered
                ? death.equals(Optional.of("PublishBatch"))
                : deaths.size() > 1
                        && death.isPresent()
                        && deaths.get(deaths.size() - 2).equals("PublishBatch");
        List<JsonNode> announcements = world.notifications(between ? 2 : 1);
        assertThat(announcements).as("killed at %s", deaths).hasSize(between ? 2 : 1);
        assertThat(announcements.stream()
                        .map(one -> one.at("/MessageAttributes/announcement_id/Value") + " "
                                + DeadLetters.json(one.get("Message").textValue()))
                        .distinct())
                .hasSize(1);
        assertThat(world.pending()).as("killed at %s", deaths).isZero();
    }

    /** Where it died; empty: it came to its end before that. */
    private Optional<String> killAndDeliverAgain(List<TextRecord> poll, int call, boolean answered) throws Exception {
        Killed killed = new Killed(call, answered);
        try (WadiApplication application =
                WadiApplication.start(world.plan(Map.of()).withBean("killed", killed))) {
            BatchDelivery<TextRecord> delivery = application.delivery("snapshot-status", new Observed());
            CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> delivery.deliver(poll));
            CompletableFuture.anyOf(ended, killed.death()).get(60, TimeUnit.SECONDS);
            delivery.stop();
            boolean acknowledged = ended.get(60, TimeUnit.SECONDS);
            assertThat(acknowledged)
                    .as("only the end of all is acknowledged")
                    .isNotEqualTo(killed.death().isDone());
        }
        assertThat(other.<TextRecord>delivery("snapshot-status", new Observed()).deliver(poll))
                .isTrue();
        // what the dead one had claimed
        clock.advance(Duration.ofMinutes(2));
        other.context().createProducerTemplate().sendBody("direct:injected-outbox-resend", "");
        return killed.death().isDone() ? Optional.of(killed.death().get()) : Optional.empty();
    }
}
