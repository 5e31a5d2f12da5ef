package dev.wadi.conformance.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wadi.conformance.edits.Edit.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final String ROUTE = """
            - beans:
                - name: one
                  type: "#class:some.One"
            - route:
                id: pipeline
                from:
                  uri: "kinesis-stream:{{pipeline.stream}}"
                  steps:
                    - bean:
                        id: parse
                        ref: one
                    - split:
                        id: each
                        simple: "${body}"
                        steps:
                          - filter:
                              id: wanted
                              simple: "${header.kind} == 'a'"
                              steps:
                                - bean: {id: check, ref: one}
                    - choice:
                        id: whether
                        when:
                          - simple: "true"
                            steps:
                              - bean: {id: save, ref: one}
                              - to: "log:saved"
                        otherwise:
                          steps:
                            - bean: {id: forget, ref: one}
            """;

    @Test
    void aStepIsAnEntryOfAnyListOfSteps() throws IOException {
        assertThat(file().steps())
                .extracting(StepSite::id, StepSite::line)
                .containsExactly(
                        tuple("parse", 9),
                        tuple("each", 12),
                        tuple("wanted", 16),
                        tuple("check", 20),
                        tuple("whether", 21),
                        tuple("save", 26),
                        tuple("to", 27),
                        tuple("forget", 30));
    }

    @Test
    void eachStepIsRemovedReplacedAndSwapped() throws IOException {
        assertThat(edited("remove", "each")).doesNotContain("split").contains("parse", "save");
        assertThat(edited("log instead of", "check")).containsSubsequence("wanted", "log:", "edited", "whether");
        assertThat(edited("swap with the next", "save")).containsSubsequence("log:saved", "id: \"save\"", "forget");
        assertThat(edits("swap with the next")).hasSize(3);
    }

    @Test
    void whatWrapsStepsIsUnwrappedAndEmptied() throws IOException {
        assertThat(edited("unwrap", "each")).doesNotContain("split").containsSubsequence("parse", "wanted", "whether");
        assertThat(edited("unwrap", "whether"))
                .doesNotContain("choice")
                .containsSubsequence("check", "save", "log:saved", "forget");
        assertThat(edits("unwrap"))
                .extracting(Edit::step, Edit::effect)
                .containsExactly(
                        tuple("each", Effect.NONE), tuple("wanted", Effect.OPENS), tuple("whether", Effect.OPENS));
        assertThat(edited("empty", "wanted")).contains("steps: []").doesNotContain("check");
        assertThat(edits("empty")).extracting(Edit::step).containsExactly("each", "wanted", "whether", "whether");
    }

    @Test
    void othersAreInsertedBesideAndAround() throws IOException {
        assertThat(edited("stop before", "check")).containsSubsequence("wanted", "stop", "check");
        assertThat(edited("a constant body after", "parse")).containsSubsequence("parse", "setBody", "each");
        assertThat(edited("loop of 2 around", "save")).containsSubsequence("loop", "save", "log:saved");
        assertThat(edited("empty doCatch around", "each"))
                .containsSubsequence("doTry", "split", "check", "doCatch", "steps: []", "whether");
        assertThat(edited("seda before", "save"))
                .containsSubsequence(
                        "when", "to:", "seda:behind", "forget", "from", "seda:behind", "save", "log:saved");
    }

    @Test
    void theErrorsOfAWholeRouteAreHandled() throws IOException {
        assertThat(edited("onException continued for", "pipeline"))
                .startsWith("---\n- onException:")
                .contains("continued");
        assertThat(edited("routeConfiguration with onException handled for", "pipeline"))
                .containsSubsequence("routeConfiguration", "handled", "routeConfigurationId: \"edited\"");
    }

    @Test
    void anEditLeavesTheFileAsItIs() throws IOException {
        RouteFile file = file();
        String before = RouteFile.text(file.tree());
        assertThat(Edits.of(file)).hasSizeGreaterThan(100).noneMatch(edit -> edit.text()
                .equals(before));
        assertThat(RouteFile.text(file.tree())).isEqualTo(before);
    }

    private static RouteFile file() throws IOException {
        return RouteFile.parse(Path.of("pipeline.camel.yaml"), ROUTE);
    }

    private static List<Edit> edits(String what) throws IOException {
        return Edits.of(file()).stream()
                .filter(edit -> edit.what().equals(what))
                .toList();
    }

    private static String edited(String what, String step) throws IOException {
        return edits(what).stream()
                .filter(edit -> edit.step().equals(step))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
