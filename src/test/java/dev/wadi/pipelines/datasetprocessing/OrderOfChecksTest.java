package dev.wadi.pipelines.datasetprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of several faults of an event the first counts, in the order of spec section 1.3. */
class OrderOfChecksTest {
    private static final String FILE = """
        title: Test
        inputs:
          one: {columns: [n]}
          two: {columns: [n]}
        tables:
          shown:
            - from: one
            - choose-years: {common-to: [one, two]}
        documents: {template: points, columns: [n], heading: H}
        types:
          status: {years: latest}
        """;

    private static final String HEADER = "aar;delbydel_id;delbydel_navn;bydel_id;bydel_navn;n\n";
    private static final String ROW = "2018;;;01;A;1\n";

    /** What an input may be like, each with a prefix of its own. */
    private enum InputState {
        GOOD("good/a.csv", HEADER + ROW, null),
        IMPOSSIBLE_PREFIX("k".repeat(1025), null, DatasetReason.event_invalid),
        EMPTY("nothing/", null, DatasetReason.input_empty),
        AMBIGUOUS("two/", HEADER + ROW, DatasetReason.input_ambiguous),
        NO_TABLE("no-table/a.csv", "", DatasetReason.data_unusable),
        NO_COLUMN("no-column/a.csv", "aar\n2018\n", DatasetReason.data_unusable);

        private final String prefix;
        private final String content;
        private final DatasetReason reason;

        InputState(String prefix, String content, DatasetReason reason) {
            this.prefix = prefix;
            this.content = content;
            this.reason = reason;
        }
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("pairs")
    void theFirstInputIsReadBeforeTheSecondIsLookedForAndTheTypeComesLast(InputState first, InputState second)
            throws Exception {
        for (String type : List.of("status", "unknown")) {
            ObjectsInMemory objects = objects();
            DatasetReason refused = reason(type, prefixes(first, second), objects);
            DatasetReason ofType = type.equals("status") ? null : DatasetReason.type_unsupported;
            DatasetReason ofInputs = first.reason == null ? second.reason : first.reason;
            assertThat(refused).as(type).isEqualTo(ofInputs == null ? ofType : ofInputs);
            if (first.reason != null && first != second) {
                assertThat(objects.read()).as("what was asked for").doesNotContain(second.prefix);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotNamedOrNotNeededCountsBeforeAllThatIsInTheBucket(InputState input) throws Exception {
        ObjectsInMemory objects = objects();
        String named = "\"one\":\"" + input.prefix + '"';
        assertThat(reason("unknown", named + ",\"x\":\"y\"", objects)).isEqualTo(DatasetReason.input_missing);
        assertThat(reason("unknown", named + ",\"two\":\"nothing/\",\"x\":\"y\"", objects))
                .isEqualTo(DatasetReason.input_unexpected);
        assertThat(objects.read()).isEmpty();
    }

    @Test
    void theTypeCountsBeforeWhatIsMadeOfTheInputs() throws Exception {
        ObjectsInMemory objects = objects().with("old/a.csv", HEADER + ROW.replace("2018", "2017"));
        String noCommonYear = "\"one\":\"good/\",\"two\":\"old/\"";
        assertThat(reason("status", noCommonYear, objects)).isEqualTo(DatasetReason.no_common_year);
        assertThat(reason("unknown", noCommonYear, objects)).isEqualTo(DatasetReason.type_unsupported);
    }

    private static Stream<Arguments> pairs() {
        return Arrays.stream(InputState.values())
                .flatMap(first -> Arrays.stream(InputState.values()).map(second -> Arguments.of(first, second)));
    }

    private static ObjectsInMemory objects() {
        ObjectsInMemory objects = new ObjectsInMemory();
        for (InputState state : InputState.values()) {
            if (state == InputState.AMBIGUOUS) {
                objects.with(state.prefix + "a.csv", state.content).with(state.prefix + "b.csv", state.content);
            } else if (state.content != null) {
                objects.with(state.prefix, state.content);
            }
        }
        return objects;
    }

    private static String prefixes(InputState first, InputState second) {
        return "\"one\":\"" + first.prefix + "\",\"two\":\"" + second.prefix + '"';
    }

    /** Null where it is not refused. */
    private DatasetReason reason(String type, String prefixes, ObjectsInMemory objects)
            throws RefusedException, IOException {
        Files.writeString(folder.resolve("my_data.yaml"), FILE);
        DatasetProcessing processing = new DatasetProcessing(Datasets.load(folder, "f"), Clock.systemUTC());
        DatasetEvent event = DatasetEvent.parse("""
            {"execution_name":"e","task":"t","payload":{
             "pipeline":{"id":"p","task_config":{"t":{"arn":"my-data","type":"%s"}}},
             "output_dataset":{"id":"o","version":"1","edition":"e","s3_prefix":"out/"},
             "step_data":{"s3_input_prefixes":{%s},"status":"PENDING","errors":[]}}}\
            """.formatted(type, prefixes).getBytes(StandardCharsets.UTF_8));
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> processing.process(event, objects, Explanation.NONE));
        return refused == null ? null : (DatasetReason) refused.reason();
    }
}
