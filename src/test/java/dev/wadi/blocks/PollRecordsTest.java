package dev.wadi.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.blocks.BlockRoute.Service;
import dev.wadi.blocks.BlockRoute.ServiceRefusal;
import dev.wadi.delivery.Answer;
import dev.wadi.delivery.HoldException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every block: each record by itself, over the poll and inside of a split, and nothing lost whatever an edit does around it. */
@Timeout(600)
class PollRecordsTest {
    private static final String OVER_THE_POLL = """
            - to: parse:json
            - to: "effect:put?item=${body[id]}"
            """;

    private static final String IN_A_SPLIT = """
            - split:
                simple: "${body}"
                steps:
                  - to: parse:json
                  - to: "effect:put?item=${body[id]}"
            """;

    private static final Service ODD = (name, text) -> {
        if (text.equals("3")) {
            throw new ServiceRefusal("takes no threes");
        }
        return text.equals("2") ? Answer.UNCHANGED : Answer.STORED;
    };

    @ParameterizedTest
    @ValueSource(strings = {OVER_THE_POLL, IN_A_SPLIT})
    void theAnswerOfTheServiceEndsEachRecordByItself(String steps) throws Exception {
        try (BlockRoute route = new BlockRoute(steps, ODD)) {
            assertThat(route.deliver(id(1), id(2), id(3), "no JSON", id(4))).isTrue();
            assertThat(route.effects).containsExactly("put 1", "put 2", "put 4");
            assertThat(route.outcomes()).isEqualTo(Map.of("stored", 2, "unchanged", 1, "dead_letter", 2));
            assertThat(route.letters())
                    .containsExactlyInAnyOrder("id-" + id(3) + " not_taken", "id-no JSON malformed_json");
        }
    }

    /** Several steps of a route may have an option of one name, and refuse in the same words. */
    @ParameterizedTest
    @ValueSource(strings = {OVER_THE_POLL, IN_A_SPLIT})
    void whatABlockRefusesNamesTheStep(String steps) throws Exception {
        String named = steps.replace("to: parse:json", "to: {id: read, uri: parse:json}")
                .replace("to: \"effect:put?item=${body[id]}\"", "to: {id: save, uri: \"effect:put?item=${body[id]}\"}");
        try (BlockRoute route = new BlockRoute(named, ODD)) {
            assertThat(route.deliver("[]", "{}", id(3), id(1))).isTrue();
            assertThat(route.why().lines())
                    .containsExactlyInAnyOrder(
                            "not_an_object: Step read: the text is a JSON array",
                            "missing_field: Step save: Field id, which option item reads, is not there or null",
                            "not_taken: Step save: takes no threes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OVER_THE_POLL, IN_A_SPLIT})
    void aServiceThatTakesNobodyIsNoRecordsFault(String steps) throws Exception {
        Service none = (name, text) -> {
            throw new ServiceRefusal("the table has another key");
        };
        try (BlockRoute route = new BlockRoute(steps, none)) {
            assertThat(route.holds(id(1), id(2), id(3))).contains("the table has another key");
            assertThat(route.letters()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OVER_THE_POLL, IN_A_SPLIT})
    void aFaultOfTheServiceHoldsAndIsTriedAgain(String steps) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Service away = (name, text) -> {
            if (calls.incrementAndGet() < 4) {
                throw new HoldException("away");
            }
            return Answer.STORED;
        };
        try (BlockRoute route = new BlockRoute(steps, away)) {
            assertThat(route.deliver(id(1), id(2))).isTrue();
            assertThat(route.outcomes()).isEqualTo(Map.of("stored", 2));
        }
    }

    /** Each leaves something away or puts something in its place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "- setBody: {constant: edited}",
                "- transform: {simple: '${body[0]}'}",
                "- setBody: {simple: '${body.subList(0,1)}'}",
                "- stop: {}",
                "- filter: {simple: \"${header.kind} == 'a'\", steps: [{stop: {}}]}"
            })
    void whatStandsBeforeABlockOverThePollLosesNobody(String edit) throws Exception {
        for (String steps :
                List.of("- to: parse:json\n" + edit + "\n- to: effect:put\n", edit + "\n" + OVER_THE_POLL)) {
            try (BlockRoute route = new BlockRoute(steps)) {
                route.holds(id(1), id(2));
                assertThat(route.letters()).isEmpty();
                assertThat(route.outcomes()).doesNotContainEntry("stored", 2);
            }
        }
    }

    @Test
    void aConstantBodyInASplitHoldsWhereAFieldIsRead() throws Exception {
        String steps = IN_A_SPLIT.replace("      - to: parse:json", "      - setBody: {constant: edited}");
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.holds(id(1))).contains("Field id is read, but the body has no fields");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- toD: effect:put",
                "- enrich: {constant: 'effect:put'}",
                "- wireTap: {uri: 'effect:put'}",
                "- recipientList: {constant: 'effect:put'}"
            })
    void aBlockThatIsCalledInAnotherWayThanToEndsNobody(String call) throws Exception {
        try (BlockRoute route = new BlockRoute("- to: parse:json\n" + call + "\n")) {
            route.holds(id(1), id(2));
            assertThat(route.outcomes()).isEmpty();
            assertThat(route.effects).isEmpty();
        }
    }

    @Test
    void noStepTakesTheRecordsFromABlock() throws Exception {
        String steps = """
                - removeProperties: {pattern: '*'}
                - removeHeaders: {pattern: '*'}
                - to: parse:json
                - removeProperties: {pattern: '*'}
                - removeHeaders: {pattern: '*'}
                - to: effect:put
                """;
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.deliver(id(1), id(2))).isTrue();
            assertThat(route.effects).containsExactly("put {\"id\":1}", "put {\"id\":2}");
        }
    }

    @Test
    void eachSplitBeginsWithTheRecordsAsTheBlocksHaveMadeThem() throws Exception {
        String steps = """
                - to: parse:json
                - split:
                    simple: "${body}"
                    steps:
                      - setBody: {constant: spoilt}
                - split:
                    simple: "${body}"
                    steps:
                      - to: "effect:put?item=${body[id]}"
                """;
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.deliver(id(1), id(2))).isTrue();
            assertThat(route.effects).containsExactly("put 1", "put 2");
        }
    }

    @Test
    void aListOfParsedRecordsIsNoBodyThatAServiceOfCamelCouldBeSent() throws Exception {
        String steps = """
                - to: parse:json
                - to: {id: send, uri: "remote:send"}
                - to: "outcome:forwarded?of=send"
                """;
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.holds(id(1), id(2))).contains("Step send", "Put it into a split");
        }
    }

    private static String id(int id) {
        return "{\"id\":" + id + "}";
    }
}
