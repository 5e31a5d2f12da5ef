package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.StatusWorld.ENRICHED;
import static dev.wadi.pipelines.turbinestatus.StatusWorld.HOME;
import static dev.wadi.pipelines.turbinestatus.StatusWorld.signal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.WadiApplication;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A record that fits the stream it came from, and would not fit the one it goes to. */
@Timeout(600)
class EnrichedTooLargeTest {
    private static final int LIMIT = 2_000;

    private static StatusWorld world;

    private final Observed observed = new Observed();

    @BeforeAll
    static void start() {
        world = new StatusWorld();
        world.createStream(ENRICHED);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void reset() {
        world.reset();
    }

    @Test
    void itIsRefusedBeforeAnythingIsSavedAndItsNeighboursGoOn() throws Exception {
        assertThat(deliver(
                        Map.of("turbine-status.enriched-stream", ENRICHED, "wadi.kinesis-max-record-size", "" + LIMIT)))
                .isTrue();
        assertThat(observed.outcomes).isEqualTo(Map.of("saved", 1, "dead_letter", 1));
        List<JsonNode> letters = world.letters();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).get("reason").textValue()).isEqualTo("enriched_too_large");
        assertThat(letters.get(0).get("source_id").textValue()).isEqualTo("large");
        assertThat(world.status("ast-1")).isEmpty();
        assertThat(world.status("ast-2")).containsEntry("status", "RUN");
        assertThat(world.enriched()).extracting(put -> put.partitionKey()).containsExactly("ast-2");
        assertThat(observed.holds).isEmpty();
    }

    @Test
    void withoutAnEnrichedStreamItIsSaved() throws Exception {
        assertThat(deliver(Map.of("wadi.kinesis-max-record-size", "" + LIMIT))).isTrue();
        assertThat(observed.outcomes).isEqualTo(Map.of("saved", 2));
        assertThat(world.letters()).isEmpty();
    }

    private boolean deliver(Map<String, String> settings) throws Exception {
        String ordinary = signal("large", "T-1", "VMP_STATUS", "1", -1).text();
        String padding = ",\"more\":\"" + "x".repeat(LIMIT - ordinary.length() - 100) + "\"}";
        TextRecord large = new TextRecord("large", ordinary.substring(0, ordinary.length() - 1) + padding);
        assertThat(large.payload()).hasSizeLessThan(LIMIT);
        try (WadiApplication application = WadiApplication.start(world.plan(HOME, settings))) {
            return application
                    .<TextRecord>delivery("turbine-status", observed)
                    .deliver(List.of(large, signal("small", "T-2", "VMP_STATUS", "1", -1)));
        }
    }
}
