package dev.wadi.blocks.send;

import static dev.wadi.blocks.send.SendWorld.ROUTE;
import static dev.wadi.blocks.send.SendWorld.records;
import static dev.wadi.blocks.send.SendWorld.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.WadiApplication;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code send-stream}, to a real stream. */
@Timeout(900)
class SendStreamTest {
    private static SendWorld world;

    private final Observed observed = new Observed();
    private final String stream = world.stream();
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
        application = WadiApplication.start(world.plan());
    }

    @AfterEach
    void stop() {
        application.close();
        world.take(world.deadLetters);
    }

    @Test
    void eachRecordIsPutUnderItsOwnIdByDefault() throws Exception {
        route(application, route -> route.to("send-stream:" + stream));
        deliver(records(3));
        assertThat(world.stored(stream))
                .containsExactlyInAnyOrder("record-1 text-1", "record-2 text-2", "record-3 text-3");
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 3));
    }

    @Test
    void recordsOfOneKeyKeepTheirOrder() throws Exception {
        route(application, route -> route.to("send-stream:" + stream + "?key=RAW(all)&field.text=RAW(${body})"));
        deliver(records(3));
        assertThat(world.stored(stream))
                .containsExactly("all {\"text\":\"text-1\"}", "all {\"text\":\"text-2\"}", "all {\"text\":\"text-3\"}");
    }

    @Test
    void whatNoStreamTakesIsDeadLetteredAndItsNeighboursAreStored() throws Exception {
        route(application, route -> route.to("send-stream:" + stream + "?key=RAW(${body})"));
        deliver(List.of(new TextRecord("good", "g"), new TextRecord("key", "k".repeat(257))));
        assertThat(world.stored(stream)).containsExactly("g g");
        assertThat(world.bodies(world.deadLetters))
                .singleElement()
                .asString()
                .contains("\"reason\":\"not_sendable\"", "257 characters");
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 1, "dead_letter", 1));
    }

    @Test
    void aRecordThatIsTooLargeIsDeadLettered() throws Exception {
        route(application, route -> route.to("send-stream:" + stream));
        deliver(List.of(new TextRecord("large", "x".repeat(1024 * 1024)), new TextRecord("good", "g")));
        assertThat(world.stored(stream)).containsExactly("good g");
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 1, "dead_letter", 1));
    }

    private void deliver(List<TextRecord> records) {
        assertThat(application.<TextRecord>delivery(ROUTE, observed).deliver(records))
                .isTrue();
    }
}
