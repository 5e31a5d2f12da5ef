package dev.wadi.pipelines.batchrecords;

import static dev.wadi.pipelines.batchrecords.BatchWorld.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.WadiApplication;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that a step cannot bear, among many: it is found, and the rest is stored. */
@Timeout(600)
class BatchRecordsPoisonTest {
    private static final int FILES = 100;
    private static final String POISON = "waze/poison";

    /** Breaks the step check-file for one record. */
    private static final InterceptStrategy SABOTAGE =
            (context, definition, target, next) -> new DelegateAsyncProcessor(exchange -> {
                if (definition.getId().endsWith("check-file")
                        && exchange.getMessage().getBody().toString().contains(POISON)) {
                    throw new IllegalStateException("poison");
                }
                target.process(exchange);
            });

    private final Observed observed = new Observed();
    private final BatchWorld world = new BatchWorld();

    @BeforeEach
    void reset() {
        world.reset();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 37, FILES - 1})
    void theRecordIsFoundAndTheOthersAreStored(int position) throws Exception {
        List<TextRecord> poll = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            poll.add(i == position ? file("poison", POISON, "") : file("good-" + i, "waze/" + i, ""));
        }
        try (WadiApplication application =
                WadiApplication.start(world.plan(Map.of()).withBean("sabotage", SABOTAGE))) {
            assertThat(application
                            .<TextRecord>delivery("batch-records", observed)
                            .deliver(poll))
                    .isTrue();
        }
        assertThat(observed.holds).isEmpty();
        assertThat(world.rows()).hasSize(FILES - 1);
        assertThat(world.letters())
                .extracting(letter -> letter.get("source_id").textValue() + " "
                        + letter.get("reason").textValue())
                .containsExactly("poison internal_error");
    }
}
