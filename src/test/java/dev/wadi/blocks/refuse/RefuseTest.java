package dev.wadi.blocks.refuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.blocks.BlockRoute;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class RefuseTest {
    private static final String CHOICE = """
            - to: parse:json
            - split:
                simple: "${body}"
                steps:
                  - choice:
                      when:
                        - simple: "${body[total]} < 5"
                          steps:
                            - to:
                                id: refuse-small
                                uri: refuse:too_small
                                parameters: {detail: "only ${body[total]} of ${body[currency]}"}
                  - to: effect:put
            """;

    @Test
    void aRecordIsRefusedWithReasonAndDetailAndNothingBehindIsDoneForIt() throws Exception {
        try (BlockRoute route = new BlockRoute(CHOICE)) {
            assertThat(route.deliver("{\"total\":4.50,\"currency\":\"EUR\"}", "{\"total\":5}"))
                    .isTrue();
            assertThat(route.effects).containsExactly("put {\"total\":5}");
            assertThat(route.outcomes()).isEqualTo(Map.of("stored", 1, "dead_letter", 1));
            assertThat(route.why()).isEqualTo("too_small: only 4.50 of EUR");
        }
    }

    @Test
    void aDetailThatReadsWhatIsNotThereSaysSo() throws Exception {
        try (BlockRoute route = new BlockRoute(CHOICE)) {
            assertThat(route.deliver("{\"total\":4}")).isTrue();
            assertThat(route.why())
                    .isEqualTo(
                            "too_small: Step refuse-small: Field currency, which option detail reads, is not there or null");
        }
    }

    @Test
    void aDetailIsCut() throws Exception {
        try (BlockRoute route = new BlockRoute(CHOICE)) {
            assertThat(route.deliver("{\"total\":4,\"currency\":\"" + "x".repeat(10_000) + "\"}"))
                    .isTrue();
            assertThat(route.refused().get(0).detail()).hasSize(500);
        }
    }

    /** One condition for several records would refuse them all; also where the next poll has but one. */
    @ParameterizedTest
    @ValueSource(strings = {"- to: refuse:all\n", "- to: parse:json\n- to: refuse:all\n"})
    void overAWholePollItHolds(String steps) throws Exception {
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.holds("{}", "{ }")).contains("would refuse all records of a poll", "into a split");
            assertThat(route.letters()).isEmpty();
        }
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.holds("{}")).contains("would refuse all records of a poll");
        }
    }

    /** In an exchange of its own a record is refused also where a doTry stands around it. */
    @Test
    void aRefusalIsNoFaultThatARouteCouldCatch() throws Exception {
        String caught = """
                - split:
                    simple: "${body}"
                    steps:
                      - doTry:
                          steps: [{to: "refuse:no"}]
                          doCatch: [{exception: [java.lang.Exception], steps: [{log: caught}]}]
                      - to: effect:put
                """;
        try (BlockRoute route = new BlockRoute(caught)) {
            assertThat(route.deliver("a")).isTrue();
            assertThat(route.effects).isEmpty();
            assertThat(route.letters()).containsExactly("id-a no");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"refuse:Too Small", "refuse:", "refuse:no?detail=${body.size}", "refuse:no?detail=${body[a]"})
    void whatIsNoReasonOrDetailRefusesTheStart(String uri) {
        assertThatThrownBy(() -> new BlockRoute("- to: \"" + uri + "\"\n")).isNotNull();
    }
}
