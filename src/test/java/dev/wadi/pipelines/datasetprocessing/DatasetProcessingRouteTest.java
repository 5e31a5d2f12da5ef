package dev.wadi.pipelines.datasetprocessing;

import static dev.wadi.pipelines.datasetprocessing.DatasetWorld.CSV;
import static dev.wadi.pipelines.datasetprocessing.DatasetWorld.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.StartFailure;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.delivery.StepNotes;
import dev.wadi.pipelines.datasetprocessing.DatasetWorld.Reply;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.HostileKeys;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.Observed;
import dev.wadi.testing.RouteCoverage;
import dev.wadi.testing.TextRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The route file as it is delivered, with only its {@code from} replaced, between real servers. Run as a whole: it must reach every step. */
@Timeout(600)
class DatasetProcessingRouteTest {
    @RegisterExtension
    static final RouteCoverage COVERAGE = new RouteCoverage("dataset-processing");

    private static final String OUT = "intermediate/out/t/";
    private static final Path DELIVERED = Path.of("config/dataset-processing");

    private static DatasetWorld world;
    private static WadiApplication application;

    private final Observed observed = new Observed();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        world = new DatasetWorld();
        application = WadiApplication.start(world.plan().withBean("coverage", COVERAGE));
        COVERAGE.expectStepsOf(application.context());
    }

    @AfterAll
    static void stop() {
        application.close();
        world.close();
    }

    @BeforeEach
    void reset() {
        world.reset();
    }

    @Test
    void anEventBecomesADocumentForEachDistrictAndOneForTheCity() {
        world.put("in/a.csv", CSV);
        deliver(event("first", "in/", "%stage%/out/"));
        Map<String, JsonNode> documents = world.documents(OUT);
        assertThat(documents).containsOnlyKeys("00.json", "01.json", "02.json");
        assertThat(documents.get("02.json").at("/data/1/values/0/value").intValue())
                .isEqualTo(1968);
        assertThat(world.replies())
                .extracting(Reply::body)
                .containsExactly(
                        "{\"s3_input_prefixes\":{\"crowded\":\"" + OUT + "\"},\"status\":\"OK\",\"errors\":[]}");
        assertThat(observed.outcomes).isEqualTo(Map.of("answered", 1));
    }

    @Test
    void aDeliveryAgainWritesTheSameAndAnswersUnderTheSameId() throws Exception {
        world.put("in/a.csv", CSV);
        deliver(event("again", "in/", "%stage%/out/"));
        Map<String, JsonNode> documents = world.documents(OUT);
        // another instance, which knows nothing of the first
        try (WadiApplication other = WadiApplication.start(world.plan())) {
            other.<TextRecord>delivery("dataset-processing", observed)
                    .deliver(List.of(event("again", "in/", "%stage%/out/")));
        }
        assertThat(world.documents(OUT)).isEqualTo(documents);
        List<Reply> replies = world.replies();
        assertThat(replies).hasSize(2);
        assertThat(replies.get(0)).isEqualTo(replies.get(1));
    }

    @Test
    void anErrorWritesNothingAndItsNeighbourIsDone() {
        world.put("in/a.csv", CSV);
        world.put("bad/a.csv", CSV.replace("2018;;;00;Oslo i alt;6708;14.2", "2018;;;00;Oslo i alt;;14.2"));
        deliver(event("bad", "bad/", "%stage%/bad/"), event("good", "in/", "%stage%/out/"));
        assertThat(observed.outcomes).isEqualTo(Map.of("answered", 1, "dead_letter", 1));
        assertThat(world.documents("intermediate/bad/")).isEmpty();
        assertThat(world.documents(OUT)).hasSize(3);
        JsonNode letter = world.letters().get(0);
        assertThat(letter.get("reason").textValue()).isEqualTo("value_not_representable");
        assertThat(letter.get("detail").textValue()).startsWith("levekar_trangbodde status: ");
        assertThat(world.replies()).singleElement().satisfies(reply -> assertThat(reply.body())
                .contains(OUT));
    }

    @Test
    void anAnswerThatIsNotTakenIsToldBeforeADocumentIsWritten() {
        world.put("in/a.csv", CSV);
        String errors = "\"errors\":[\"" + "x".repeat(256 * 1024) + "\"]";
        String event = event("large", "in/", "%stage%/out/").text().replace("\"errors\":[]", errors);
        deliver(new TextRecord("large", event));
        assertThat(world.documents(OUT)).isEmpty();
        JsonNode letter = world.letters().get(0);
        assertThat(letter.get("reason").textValue()).isEqualTo("event_invalid");
        assertThat(letter.get("detail").textValue()).startsWith("the reply queue would not take its answer: ");
    }

    @Test
    void anAnswerMayHoldAnyCharacter() {
        world.put("in/a.csv", CSV);
        String event = event("m", "in/", "%stage%/out/").text();
        deliver(new TextRecord("m", event.replace("\"id\":\"crowded\"", "\"id\":\"crowded\\uFFFE\"")));
        assertThat(world.replies()).singleElement().satisfies(reply -> assertThat(reply.body())
                .contains("\"crowded\\uFFFE\""));
    }

    @Test
    void theAnswerComesWhenAllDocumentsAreThere() throws Exception {
        world.put("in/a.csv", CSV);
        List<Integer> documentsAtFault = new ArrayList<>();
        List<Reply> answersAtFault = new ArrayList<>();
        AtomicInteger puts = new AtomicInteger();
        ExecutionInterceptor secondPut = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof PutObjectRequest && puts.incrementAndGet() == 2) {
                    documentsAtFault.add(world.documents(OUT).size());
                    answersAtFault.addAll(world.replies());
                    throw SdkClientException.create("planted");
                }
            }
        };
        try (WadiApplication faulty = WadiApplication.start(world.plan().withBean("secondPut", secondPut))) {
            faulty.<TextRecord>delivery("dataset-processing", observed)
                    .deliver(List.of(event("m1", "in/", "%stage%/out/")));
        }
        assertThat(documentsAtFault).containsExactly(1);
        assertThat(answersAtFault).isEmpty();
        assertThat(observed.holds).isNotEmpty();
        assertThat(world.documents(OUT)).hasSize(3);
        assertThat(world.replies()).hasSize(1);
    }

    @Test
    void aCompressedInputIsReadByTheEndOfItsKey() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        world.put("in/a.csv.gz", bytes.toByteArray());
        deliver(event("compressed", "in/", "%stage%/out/"));
        assertThat(world.documents(OUT)).hasSize(3);
        world.put("broken/a.csv.gz", Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        deliver(event("broken", "broken/", "%stage%/broken/"));
        assertThat(world.letters())
                .extracting(letter -> letter.get("reason").textValue())
                .containsExactly("data_unusable");
    }

    @Test
    void keysMeanNothingButThemselves() {
        for (String key : HostileKeys.ALL) {
            world.reset();
            String in = key.length() > 1000 ? key : "in/" + key;
            String out = key.length() > 1000 ? key.substring(0, 1000) : "out/" + key;
            world.put(in, CSV);
            deliver(event("hostile", in, out));
            assertThat(world.objects().keySet())
                    .as(key)
                    .containsExactlyInAnyOrder(in, out + "t/00.json", out + "t/01.json", out + "t/02.json");
            assertThat(world.replies()).hasSize(1);
        }
        assertThat(observed.outcomes).isEqualTo(Map.of("answered", HostileKeys.ALL.size()));
    }

    @Test
    void whatCanBeNoKeyIsRefusedBeforeS3IsAsked() {
        world.put("in/a.csv", CSV);
        deliver(event("long-in", "k".repeat(1025), "out/"), event("long-out", "in/", "k".repeat(1020)));
        assertThat(world.letters())
                .extracting(letter -> letter.get("reason").textValue())
                .containsExactly("event_invalid", "event_invalid");
        assertThat(world.objects()).hasSize(1);
    }

    @Test
    void aFileIsADatasetAndItsCopyAnother() throws Exception {
        Files.copy(DELIVERED.resolve("levekar_trangbodde.yaml"), folder.resolve("crowded_again.yaml"));
        world.put("in/a.csv", CSV);
        try (WadiApplication other = WadiApplication.start(
                world.plan().withSettings(Map.of("dataset-processing.datasets", folder.toString())))) {
            other.<TextRecord>delivery("dataset-processing", observed)
                    .deliver(List.of(
                            event("deleted", "in/", "%stage%/out/"),
                            event("copied", "crowded-again", "in/", "%stage%/out/")));
        }
        assertThat(observed.outcomes).isEqualTo(Map.of("answered", 1, "dead_letter", 1));
        assertThat(world.letters().get(0).get("detail").textValue())
                .isEqualTo("the arn 'levekar-trangbodde' names no function; there are crowded_again");
    }

    @Test
    void aWrongFileRefusesTheStartWithItsPlace() throws Exception {
        Path wrong = folder.resolve("crowded.yaml");
        Files.writeString(
                wrong,
                Files.readString(DELIVERED.resolve("levekar_trangbodde.yaml"))
                        .replace("- choose-years", "- chose-years"));
        Throwable fault = catchThrowable(() -> WadiApplication.start(
                        world.plan().withSettings(Map.of("dataset-processing.datasets", folder.toString())))
                .close());
        assertThat(StartFailure.explain(fault, new Installation(Path.of("")))
                        .lines()
                        .get(0))
                .startsWith("dataset-processing.datasets " + wrong + ":12:")
                .contains("choose-years");
    }

    @Test
    void whoWantsToSeeTheTablesOnTheWaySeesThem() throws Exception {
        world.put("in/a.csv", CSV);
        List<String> notes = new ArrayList<>();
        try (WadiApplication explained =
                WadiApplication.start(world.plan().withBean("notes", (StepNotes) notes::add))) {
            explained
                    .<TextRecord>delivery("dataset-processing", observed)
                    .deliver(List.of(event("m1", "in/", "%stage%/out/")));
        }
        assertThat(notes.get(0)).startsWith("trangbodde, read: in/a.csv\ntrangbodde: 5 rows, 7 columns");
        assertThat(notes).anyMatch(note -> note.startsWith("shown, share: "));
    }

    @Test
    void eachEventIsOneLineOfTheLog() {
        world.put("in/a.csv", CSV);
        List<JsonNode> lines;
        world.put("no-file/a.csv", "");
        try (LogLines log = LogLines.json("dev.wadi.pipelines.datasetprocessing")) {
            deliver(
                    event("logged", "in/", "%stage%/out/"),
                    new TextRecord("m2", "secret"),
                    event("no-file", "no-file/", "%stage%/out/"));
            lines = log.all().stream().map(DeadLetters::json).toList();
        }
        assertThat(lines)
                .extracting(line -> line.get("message").textValue())
                .containsExactly("answered", "refused", "refused");
        assertThat(lines.get(0).get("dataset_id").textValue()).isEqualTo("crowded");
        assertThat(lines.get(0).get("input_keys").textValue()).isEqualTo("{trangbodde=in/a.csv}");
        assertThat(lines.get(0).get("bucket").textValue()).isEqualTo(world.bucket());
        assertThat(lines.get(0).get("task_config").textValue()).contains("levekar-trangbodde");
        assertThat(lines.get(0).has("duration_ms")).isTrue();
        assertThat(lines.get(1).get("error").textValue()).isEqualTo("event_invalid");
        assertThat(lines.get(1).has("dataset_id"))
                .as("nothing of the event before")
                .isFalse();
        assertThat(lines.get(1).toString()).doesNotContain("secret");
        assertThat(lines.get(2).get("error").textValue()).isEqualTo("data_unusable");
        assertThat(lines.get(2).get("input_keys").textValue()).isEqualTo("{trangbodde=no-file/a.csv}");
    }

    private void deliver(TextRecord... events) {
        assertThat(application
                        .<TextRecord>delivery("dataset-processing", observed)
                        .deliver(List.of(events)))
                .isTrue();
    }
}
