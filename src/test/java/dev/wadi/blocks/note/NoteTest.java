package dev.wadi.blocks.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.blocks.BlockRoute;
import dev.wadi.testing.LogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class NoteTest {
    private static final String LOG = "dev.wadi.delivery.RecordLog.strangers";
    private static final String NOTES = """
            - to: parse:json
            - to: "note:order=${body[id]} of ${body[customer][name]}"
            - split:
                simple: "${body}"
                aggregationStrategy: remainingRecords
                steps:
                  - to: "note:total ${body[total]}"
            - to: "effect:put?item=${body[id]}"
            """;

    @Test
    void whatIsNotedStandsInTheLineOfTheRecordWithItsEnd() throws Exception {
        try (LogLines lines = LogLines.detailed(LOG);
                BlockRoute route = new BlockRoute(NOTES)) {
            assertThat(route.deliver("{\"id\":1,\"customer\":{\"name\":\"Ada\"},\"total\":1.10}"))
                    .isTrue();
            assertThat(lines.all()).singleElement().asString().endsWith(" order=1 of Ada total 1.10 stored");
        }
    }

    @Test
    void aNoteThatReadsWhatIsNotThereIsLeftOutAndRefusesNothing() throws Exception {
        try (LogLines lines = LogLines.detailed(LOG);
                BlockRoute route = new BlockRoute(NOTES)) {
            assertThat(route.deliver("{\"id\":1,\"total\":null}", "[]")).isTrue();
            assertThat(lines.all())
                    .containsExactly(
                            "id-{\"id\":1,\"total\":null} stored",
                            "id-[] dead_letter not_an_object: Step parse: the text is a JSON array");
        }
    }

    @Test
    void aNoteCannotForgeALineNorSteerATerminal() throws Exception {
        try (LogLines lines = LogLines.detailed(LOG);
                BlockRoute route = new BlockRoute(NOTES)) {
            assertThat(
                            route.deliver(
                                    "{\"id\":\"\\n\\u001b[2J/\u00e4\\u2028.csv\\r\\n2\",\"customer\":{\"name\":1},\"total\":2}"))
                    .isTrue();
            assertThat(lines.all())
                    .singleElement()
                    .asString()
                    .endsWith(" order=\\u000a\\u001b[2J/\u00e4\\u2028.csv\\u000d\\u000a2 of 1 total 2 stored");
        }
    }

    @Test
    void withoutDebugNothingIsWritten() throws Exception {
        try (LogLines lines = new LogLines(LOG);
                BlockRoute route = new BlockRoute(NOTES)) {
            assertThat(route.deliver("{\"id\":1}")).isTrue();
            assertThat(lines.all()).isEmpty();
        }
    }

    @Test
    void aTextThatCallsJavaRefusesTheStart() {
        assertThatThrownBy(() -> new BlockRoute("- to: \"note:${body.size}\"\n"))
                .hasStackTraceContaining("calls a method");
    }
}
