package dev.wadi.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code aggregationStrategy: remainingRecords} leaves of a split for the steps behind it. */
@Timeout(600)
class RemainingRecordsTest {
    private static final String SPLIT = """
            - setHeader: {name: run, constant: nightly}
            - split:
                simple: "${body}"
                aggregationStrategy: remainingRecords
                %s
                steps:
                  - to: parse:json
                  - setHeader: {name: kind, simple: "${body[kind]}"}
                  - choice:
                      when:
                        - simple: "${header.kind} == 'small'"
                          steps: [{to: "refuse:too_small?detail=only ${body[id]}"}]
                        - simple: "${header.kind} == 'other'"
                          steps: [{to: "outcome:skipped"}]
            - to: "effect:put?item=${body[id]} ${header.kind}"
            """;

    @ParameterizedTest
    @ValueSource(strings = {"parallelProcessing: false", "parallelProcessing: true"})
    void whatWasRefusedOrSkippedGoesNoFurther(String how) throws Exception {
        try (BlockRoute route = new BlockRoute(SPLIT.formatted(how))) {
            assertThat(route.deliver(one(1, "a"), one(2, "small"), one(3, "other"), one(4, "b")))
                    .isTrue();
            assertThat(route.effects).containsExactly("put 1 a", "put 4 b");
            assertThat(route.outcomes()).isEqualTo(Map.of("stored", 2, "skipped", 1, "dead_letter", 1));
            assertThat(route.why()).isEqualTo("too_small: only 2");
        }
    }

    @Test
    void theHeadersOfThePollStay() throws Exception {
        String behind = """
                - choice:
                    when:
                      - simple: "${header.run} == 'nightly'"
                        steps: [{to: "effect:nightly"}]
                """;
        String steps = SPLIT.formatted("").replaceAll("- to: \"effect:put.*\n", "") + behind;
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.deliver(one(1, "a"))).isTrue();
            assertThat(route.effects).hasSize(1);
        }
    }

    @Test
    void aSplitThatLeavesNobodyLeavesAnEmptyList() throws Exception {
        try (BlockRoute route = new BlockRoute(SPLIT.formatted(""))) {
            assertThat(route.deliver(one(1, "small"))).isTrue();
            assertThat(route.effects).isEmpty();
        }
    }

    @Test
    void aRecordThatAStepStopsDoesNotGoOnAndIsNotAcknowledged() throws Exception {
        String steps = SPLIT.formatted("").replace("steps: [{to: \"outcome:skipped\"}]", "steps: [{stop: {}}]");
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.holds(one(1, "a"), one(3, "other"))).contains("no outcome to 1 of 2 records");
            assertThat(route.effects).doesNotContain("put 3 other");
        }
    }

    @Test
    void aRecordThatFailsStopsNoneOfItsNeighbours() throws Exception {
        String steps = SPLIT.formatted("")
                .replace(
                        "simple: \"${body[kind]}\"}",
                        "simple: {expression: \"${body[kind]}\", resultType: java.lang.Integer}}");
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.deliver(one(1, "10"), one(3, "no number"), one(4, "11")))
                    .isTrue();
            assertThat(route.letters()).containsExactly("id-" + one(3, "no number") + " unreadable");
            assertThat(route.effects).contains("put 1 10", "put 4 11").hasSize(2);
        }
    }

    private static String one(int id, String kind) {
        return "{\"id\":" + id + ",\"kind\":\"" + kind + "\"}";
    }
}
