package dev.wadi.blocks.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.blocks.BlockRoute;
import dev.wadi.delivery.Answer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class PartitionTest {
    private static final String PARTS = """
            - to: parse:json
            - to: {id: parts, uri: "partition:4?by=${body[customer]}"}
            - split:
                simple: "${body}"
                parallelProcessing: true
                aggregationStrategy: remainingRecords
                steps:
                  - split:
                      simple: "${body}"
                      aggregationStrategy: remainingRecords
                      steps:
                        - to: "effect:each?item=${body[customer]} ${body[number]}&last=false"
            - to: "effect:all?item=${body[number]}"
            """;

    @Test
    void recordsOfOneKeyKeepTheirOrderWhileOthersAreWorkedOnAtTheSameTime() throws Exception {
        try (BlockRoute route = new BlockRoute(PARTS)) {
            assertThat(route.deliver(IntStream.range(0, 60)
                            .mapToObj(i -> "{\"customer\":" + i % 7 + ",\"number\":" + i + "}")
                            .toArray(String[]::new)))
                    .isTrue();
            for (int customer = 0; customer < 7; customer++) {
                String own = "each " + customer + " ";
                assertThat(route.effects.stream()
                                .filter(effect -> effect.startsWith(own))
                                .map(effect -> Integer.valueOf(effect.substring(own.length()))))
                        .isSorted()
                        .hasSizeBetween(8, 9);
            }
            assertThat(route.effects)
                    .filteredOn(effect -> effect.startsWith("all"))
                    .hasSize(60);
            assertThat(route.outcomes()).isEqualTo(Map.of("stored", 60));
        }
    }

    @Test
    void aRecordWithoutTheFieldIsRefused() throws Exception {
        try (BlockRoute route = new BlockRoute(PARTS)) {
            assertThat(route.deliver("{\"customer\":1,\"number\":1}", "{\"number\":2}"))
                    .isTrue();
            assertThat(route.why())
                    .isEqualTo(
                            "missing_field: Step parts: Field customer, which option by reads, is not there or null");
        }
    }

    @Test
    void aBlockTakesAPartAsItTakesAPoll() throws Exception {
        String steps = PARTS.substring(0, PARTS.indexOf("      - split:"))
                + "      - to: \"effect:each?item=${body[number]}\"\n";
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.deliver("{\"customer\":1,\"number\":1}", "{\"customer\":2,\"number\":2}"))
                    .isTrue();
            assertThat(route.effects).containsExactlyInAnyOrder("each 1", "each 2");
        }
    }

    @Test
    void partsThatNobodySplitsHold() throws Exception {
        String steps = "- to: parse:json\n- to: \"partition:2?by=${body[customer]}\"\n- to: effect:put\n";
        try (BlockRoute route = new BlockRoute(steps, (name, text) -> Answer.STORED)) {
            assertThat(route.holds("{\"customer\":1}", "{\"customer\":2}")).contains("a list of lists was not split");
        }
    }

    @Test
    void insideOfASplitItHolds() throws Exception {
        String steps = """
                - split:
                    simple: "${body}"
                    steps:
                      - to: "partition:2?by=${header.CamelTextId}"
                      - to: effect:put
                """;
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.holds("a")).contains("Put it before the split");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"partition:0?by=a", "partition:many?by=a", "partition:4", "partition:1001?by=a"})
    void wrongOptionsRefuseTheStart(String uri) {
        assertThatThrownBy(() -> new BlockRoute("- to: \"" + uri + "\"\n"))
                .hasStackTraceContaining("partition:" + uri.replaceAll("partition:|\\?.*", ""));
    }
}
