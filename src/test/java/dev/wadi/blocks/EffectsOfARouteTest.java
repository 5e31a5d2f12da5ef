package dev.wadi.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.blocks.BlockRoute.Service;
import dev.wadi.delivery.Answer;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RouteOutcomes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record ends with the last of its effects, and with no earlier one. */
@Timeout(600)
class EffectsOfARouteTest {
    private static final String BOTH = """
            - to: parse:json
            - to: {id: first, uri: "effect:first?last=false"}
            - to: {id: second, uri: "effect:second"}
            """;

    @Test
    void twoEffectsOfWhichTheFirstEndsTheRecordsRefuseTheStart() {
        assertThatThrownBy(() -> new BlockRoute(BOTH.replace("?last=false", "")))
                .hasStackTraceContaining("step first of route strangers is wrong: its records end with the answer")
                .hasStackTraceContaining(
                        "step second behind it has another effect for them. Write last: false at first,"
                                + " so that second ends them");
    }

    @Test
    void theLastEndsThem() throws Exception {
        Service unchanged = (name, text) -> name.equals("first") ? Answer.STORED : Answer.UNCHANGED;
        try (BlockRoute route = new BlockRoute(BOTH, unchanged)) {
            assertThat(route.deliver("{}", "{ }")).isTrue();
            assertThat(route.effects).containsExactly("first {}", "first {}", "second {}", "second {}");
            assertThat(route.outcomes()).isEqualTo(Map.of("unchanged", 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"- log: edited", "- stop: {}\n- to: {id: second, uri: \"effect:second\"}"})
    void withoutTheLastTheSourceHolds(String instead) throws Exception {
        String steps = BOTH.replaceAll("- to: [{]id: second.*\n", "") + instead + "\n";
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.holds("{}")).contains("no outcome to 1 of 1 records");
            assertThat(route.effects).contains("first {}");
        }
    }

    @Test
    void anEffectOfSomeRecordsThatIsTheLastLeavesTheOthersOpenAndSaysSo() throws Exception {
        String steps = """
                - to: parse:json
                - to: {id: first, uri: "effect:first?last=false"}
                - split:
                    simple: "${body}"
                    steps:
                      - choice:
                          when:
                            - simple: "${body[large]} == true"
                              steps: [{to: {id: second, uri: "effect:second"}}]
                """;
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.holds("{\"large\": true}", "{\"large\": false}"))
                    .contains(
                            "no outcome to 1 of 2 records",
                            "The last call for it was that of step first.",
                            "write to: outcome:NAME?of=first for it, in an otherwise");
        }
        String ended = steps + "          otherwise: {steps: [{to: \"outcome:small?of=first\"}]}\n";
        try (BlockRoute route = new BlockRoute(ended)) {
            assertThat(route.deliver("{\"large\": true}", "{\"large\": false}")).isTrue();
            assertThat(route.outcomes()).isEqualTo(Map.of("stored", 1, "small", 1));
        }
    }

    @Test
    void effectsInDifferentBranchesAreNotBehindEachOther() {
        String steps = """
                - split:
                    simple: "${body}"
                    steps:
                      - to: parse:json
                      - choice:
                          when:
                            - simple: "${body[kind]} == 'a'"
                              steps: [{to: "effect:first"}]
                          otherwise:
                            steps: [{to: "effect:second"}]
                """;
        assertThatCode(() -> new BlockRoute(steps).close()).doesNotThrowAnyException();
        assertThatThrownBy(() -> new BlockRoute(steps + "- to: {id: third, uri: \"effect:third\"}\n"))
                .hasStackTraceContaining("step third behind it has another effect");
    }

    @Test
    void aCallOfCamelsOwnBehindItIsAnotherEffectToo() throws Exception {
        String steps = """
                - split:
                    simple: "${body}"
                    steps:
                      - to: {id: first, uri: "effect:first"}
                      - to: {id: send, uri: "remote:send"}
                """;
        assertThatThrownBy(() -> new BlockRoute(steps))
                .hasStackTraceContaining("Write last: false at first, and to: outcome:NAME?of=send behind send");
        String ended = steps.replace("effect:first", "effect:first?last=false")
                + "      - to: \"outcome:forwarded?of=send\"\n";
        try (BlockRoute route = new BlockRoute(ended)) {
            assertThat(route.deliver("a")).isTrue();
            assertThat(route.outcomes()).isEqualTo(Map.of("forwarded", 1));
        }
    }

    @Test
    void anOutcomeOfItsOwnNeedsAnEffectThatEndsNobody() throws Exception {
        String steps = """
                - to: {id: put, uri: "effect:put%s"}
                - to: "outcome:kept?of=put"
                """;
        assertThatThrownBy(() -> new BlockRoute(steps.formatted("")))
                .hasStackTraceContaining("Write last: false at put");
        try (BlockRoute route = new BlockRoute(steps.formatted("?last=false"))) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.outcomes()).isEqualTo(Map.of("kept", 2));
        }
    }

    @Test
    void anOutcomeOfABlockThatChangesNothingRefusesTheStart() {
        assertThatThrownBy(
                        () -> new BlockRoute("- to: {id: read, uri: \"parse:json\"}\n- to: \"outcome:done?of=read\"\n"))
                .hasStackTraceContaining("step read, which is a block that changes nothing");
    }

    @Test
    void anEffectOfASubRouteBehindTheLastHolds() throws Exception {
        String part = """
                - route:
                    id: part
                    from:
                      uri: direct:part
                      steps:
                        - to: {id: further, uri: "effect:further"}
                """;
        try (BlockRoute route =
                new BlockRoute("- to: \"effect:put\"\n- to: direct:part\n", (name, text) -> Answer.STORED, part)) {
            assertThat(route.holds("a")).contains("Step further would have a further effect", "Write last: false");
            assertThat(route.effects).containsOnly("put a");
        }
    }

    @Test
    void anEffectThatFailedAndWasCaughtEndsNobodyAsStored() throws Exception {
        Service firstAway = (name, text) -> {
            if (name.equals("first")) {
                throw new HoldException("away");
            }
            return Answer.STORED;
        };
        String caught = BOTH.replace("- to: {id: first, uri: \"effect:first?last=false\"}", """
                - doTry:
                    steps: [{to: {id: first, uri: "effect:first?last=false"}}]
                    doCatch: [{exception: [java.lang.Exception], steps: [{log: caught}]}]""");
        try (BlockRoute route = new BlockRoute(caught, firstAway)) {
            assertThat(route.holds("{}")).contains("failed in step strangers/first", "the route has caught that");
            assertThat(route.outcomes()).isEmpty();
        }
    }

    @Test
    void scenariosKnowWhatABlockEndsRecordsWith() throws Exception {
        try (BlockRoute route = new BlockRoute(BOTH)) {
            assertThat(RouteOutcomes.of(route.context())).containsKeys("stored", "unchanged");
        }
    }
}
