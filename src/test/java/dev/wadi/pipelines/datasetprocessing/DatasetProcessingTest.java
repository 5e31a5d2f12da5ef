package dev.wadi.pipelines.datasetprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetProcessingTest {
    private static final Clock LATE_IN_THE_EVENING = Clock.fixed(Instant.parse("2020-04-21T23:30:00Z"), ZoneOffset.UTC);

    private static final String FILE = """
        title: Test
        inputs:
          one: {columns: [n]}
          two: {columns: [m]}
        tables:
          sums:
            - from: one
            - join: {with: two, on: [date, place], take: [m]}
            - levels: {sum: [n]}
          unasked:
            - from: one
            - add: {into: n, of: [bydel_navn]}
          shown:
            - from: sums
            - choose-years
        documents: {template: points, columns: [n], heading: H}
        types:
          status: {years: latest}
        """;

    private static final String HEADER = "aar;delbydel_id;delbydel_navn;bydel_id;bydel_navn;";

    @TempDir
    private Path folder;

    @Test
    void inputsThatAreMissingOrUnexpectedAreRefusedBeforeAnythingIsRead() throws Exception {
        ObjectsInMemory objects = objects();
        assertThat(refused(event("my-data", "status", "\"one\":\"in/one\",\"x\":\"y\""), objects))
                .extracting(RefusedException::reason)
                .isEqualTo(DatasetReason.input_missing);
        RefusedException extra = refused(
                event("my-data", "status", "\"one\":\"in/one\",\"two\":\"in/two\",\"x\":\"y\",\"z\":\"y\""), objects);
        assertThat(extra.reason()).isEqualTo(DatasetReason.input_unexpected);
        assertThat(extra).hasMessageContaining("x, z, which are not used; it needs one, two");
        assertThat(objects.read()).isEmpty();
    }

    @Test
    void eachInputMustBeOneObjectWhoseKeyStartsWithItsPrefix() throws Exception {
        RefusedException none = refused(event("my-data", "status", "\"one\":\"gone/\",\"two\":\"in/\""), objects());
        assertThat(none.reason()).isEqualTo(DatasetReason.input_empty);
        assertThat(none).hasMessage("my_data status: data set one: no object has a key that starts with gone/");
        RefusedException several = refused(event("my-data", "status", "\"one\":\"in/\",\"two\":\"gone/\""), objects());
        assertThat(several.reason()).isEqualTo(DatasetReason.input_ambiguous);
        assertThat(several).hasMessageContaining("among them in/one.csv and in/two.csv");
    }

    @Test
    void anUnknownTypeIsRefusedWithThoseThatThereAre() throws Exception {
        RefusedException refused = refused(event("my-data", "Status", both()), objects());
        assertThat(refused.reason()).isEqualTo(DatasetReason.type_unsupported);
        assertThat(refused).hasMessage("my_data Status: there is no such type; there are status");
    }

    @Test
    void anArnThatNamesNoFunctionIsRefusedWithThoseThatThereAre() throws Exception {
        RefusedException refused = refused(event("my-date", "status", both()), objects());
        assertThat(refused.reason()).isEqualTo(DatasetReason.event_invalid);
        assertThat(refused).hasMessageContaining("names no function; there are my_data");
    }

    @Test
    void inputsAreReadInTheOrderOfTheFileAndTheAnswerSaysWhichObjectsTheyWere() throws Exception {
        ObjectsInMemory objects = objects();
        DatasetResult result = processing().process(event("my_data", "status", both()), objects, Explanation.NONE);
        assertThat(objects.read()).containsExactly("in/one", "in/one.csv", "in/two", "in/two.csv");
        assertThat(result.inputKeys().toString()).isEqualTo("{one=in/one.csv, two=in/two.csv}");
        assertThat(result.documents().keySet()).containsExactly("out/t/01.json", "out/t/00.json");
    }

    @Test
    void theDayOfPublicationIsThatOfTheClockInItsZone() throws Exception {
        DatasetEvent event = event("my_data", "status", both());
        assertThat(text(processing().process(event, objects(), Explanation.NONE)))
                .contains("\"publishedDate\":\"2020-04-21\"");
        Clock oslo = LATE_IN_THE_EVENING.withZone(ZoneId.of("Europe/Oslo"));
        assertThat(text(new DatasetProcessing(datasets(), oslo).process(event, objects(), Explanation.NONE)))
                .contains("\"publishedDate\":\"2020-04-22\"");
    }

    @Test
    void everyTableOnTheWayIsExplainedAndTablesThatNobodyAsksForAreNotMade() throws Exception {
        List<String> steps = new ArrayList<>();
        processing()
                .process(
                        event("my_data", "status", both()),
                        objects(),
                        (table, step, result) -> steps.add(table + " | " + step + " | " + result.rows()));
        assertThat(steps)
                .containsExactly(
                        "one | read: in/one.csv | 2",
                        "two | read: in/two.csv | 1",
                        "sums | from: one | 2",
                        "sums | join: {with: two, on: [date, place], take: [m]} | 1",
                        "sums | levels: {sum: [n]} | 3",
                        "shown | from: sums | 3",
                        "shown | choose-years | 3");
    }

    @Test
    void anObjectThatCannotBeReadNowIsNoFaultOfTheEvent() throws Exception {
        StoredObjects broken = new StoredObjects() {
            @Override
            public List<String> keys(String prefix) {
                return List.of(prefix);
            }

            @Override
            public InputStream open(String key) throws IOException {
                throw new IOException("slow down");
            }
        };
        DatasetEvent event = event("my_data", "status", both());
        assertThatThrownBy(() -> processing().process(event, broken, Explanation.NONE))
                .isInstanceOf(IOException.class)
                .hasMessage("slow down");
    }

    @Test
    void everyStreamIsClosed() throws Exception {
        List<String> closed = new ArrayList<>();
        ObjectsInMemory content = objects();
        StoredObjects objects = new StoredObjects() {
            @Override
            public List<String> keys(String prefix) {
                return content.keys(prefix);
            }

            @Override
            public InputStream open(String key) throws IOException {
                return new ByteArrayInputStream(content.open(key).readAllBytes()) {
                    @Override
                    public void close() {
                        closed.add(key);
                    }
                };
            }
        };
        processing().process(event("my_data", "status", both()), objects, Explanation.NONE);
        assertThat(closed).containsExactly("in/one.csv", "in/two.csv");
    }

    @Test
    void aFileThatIsCopiedIsAnotherDataset() throws Exception {
        Files.writeString(folder.resolve("my_data.yaml"), FILE);
        Files.writeString(folder.resolve("my_other.yaml"), FILE);
        DatasetProcessing both = new DatasetProcessing(Datasets.load(folder, "f"), LATE_IN_THE_EVENING);
        assertThat(both.process(event("my-other", "status", both()), objects(), Explanation.NONE)
                        .documents())
                .hasSize(2);
        Files.delete(folder.resolve("my_other.yaml"));
        assertThat(refused(event("my-other", "status", both()), objects()).reason())
                .isEqualTo(DatasetReason.event_invalid);
    }

    private static String both() {
        return "\"one\":\"in/one\",\"two\":\"in/two\"";
    }

    private static ObjectsInMemory objects() {
        return new ObjectsInMemory()
                .with("in/one.csv", HEADER + "n\n2018;0101;S;01;A;1\n2018;0102;T;01;A;2\n")
                .with("in/two.csv", HEADER + "m\n2018;0101;S;01;A;3\n");
    }

    private RefusedException refused(DatasetEvent event, ObjectsInMemory objects) throws IOException {
        DatasetProcessing processing = processing();
        return catchThrowableOfType(RefusedException.class, () -> processing.process(event, objects, Explanation.NONE));
    }

    private DatasetProcessing processing() throws IOException {
        return new DatasetProcessing(datasets(), LATE_IN_THE_EVENING);
    }

    private Datasets datasets() throws IOException {
        Files.writeString(folder.resolve("my_data.yaml"), FILE);
        return Datasets.load(folder, "f");
    }

    private static DatasetEvent event(String arn, String type, String prefixes) throws RefusedException {
        return DatasetEvent.parse("""
            {"execution_name":"e","task":"t","payload":{
             "pipeline":{"id":"p","task_config":{"t":{"arn":"x:bydelsfakta-data-processing-%s","type":"%s"}}},
             "output_dataset":{"id":"o","version":"1","edition":"e","s3_prefix":"out/"},
             "step_data":{"s3_input_prefixes":{%s},"status":"PENDING","errors":[]}}}\
            """.formatted(arn, type, prefixes).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DatasetResult result) {
        return new String(result.documents().get("out/t/00.json"), StandardCharsets.UTF_8);
    }
}
