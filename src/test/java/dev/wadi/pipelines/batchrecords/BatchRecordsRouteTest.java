package dev.wadi.pipelines.batchrecords;

import static dev.wadi.pipelines.batchrecords.BatchWorld.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.WadiApplication;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.Observed;
import dev.wadi.testing.RouteCoverage;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The route file as it is delivered, with only its {@code from} replaced, between real servers. Run as a whole: it must reach every step. */
@Timeout(600)
class BatchRecordsRouteTest {
    @RegisterExtension
    static final RouteCoverage COVERAGE = new RouteCoverage("batch-records");

    private static BatchWorld world;
    private static WadiApplication application;

    private final Observed observed = new Observed();

    @BeforeAll
    static void start() throws Exception {
        world = new BatchWorld();
        application = WadiApplication.start(world.plan(Map.of()).withBean("coverage", COVERAGE));
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
    void eachRecordOfAMixedPollHasItsOwnOutcome() {
        assertThat(deliver(
                        file("1", "waze/a.csv", ",\"year\":2026"),
                        new TextRecord("2", "{"),
                        file("3", "cv/a.csv", ""),
                        new TextRecord("4", "{\"s3-key\":\"waze/b.csv\",\"table-name\":\"alert\"}"),
                        file("5", "waze/c.csv", ",\"year\":1" + "0".repeat(37) + "1"),
                        file("6", "waze/d.csv", ",\"state\":\"" + "x".repeat(410_000) + "\""),
                        file("1", "waze/a.csv", ",\"year\":2026"),
                        file("7", "waze", "")))
                .isTrue();
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 2, "duplicate", 1, "skipped", 1, "dead_letter", 4));
        assertThat(reasonsById())
                .isEqualTo(Map.of(
                        "2", "malformed_json", "4", "missing_field", "5", "persist_failed", "6", "persist_failed"));
        assertThat(addresses()).containsExactlyInAnyOrder("s3://curated/waze/a.csv", "s3://curated/waze");
    }

    @Test
    void theFirstBatchStaysWhateverIsDeliveredAgainAndFromWherever() {
        TextRecord[] poll = IntStream.range(0, 50)
                .mapToObj(i -> file("shard:" + i, "waze/" + i + ".csv", ""))
                .toArray(TextRecord[]::new);
        deliver(poll);
        world.currentBatch("2");
        Observed other = new Observed();
        CompletableFuture<Boolean> atTheSameTime = CompletableFuture.supplyAsync(() -> deliver(other, poll));
        deliver(poll);
        assertThat(atTheSameTime.join()).isTrue();
        assertThat(world.rows())
                .hasSize(50)
                .allSatisfy(row -> assertThat(row.get("BatchId").s()).isEqualTo("1"));
        assertThat(other.outcomes).isEqualTo(Map.of("duplicate", 50));
    }

    @Test
    void twoEventsOfOneObjectAreTwoRows() {
        deliver(file("1", "waze/a.csv", ""), file("2", "waze/a.csv", ""));
        assertThat(addresses()).containsExactly("s3://curated/waze/a.csv", "s3://curated/waze/a.csv");
    }

    @Test
    void withoutACurrentBatchThePollIsHeldUntilThereIsOne() throws Exception {
        world.noCurrentBatch();
        CompletableFuture<Boolean> acknowledged =
                CompletableFuture.supplyAsync(() -> deliver(file("1", "waze/a.csv", ""), file("2", "cv/a.csv", "")));
        await().until(() -> observed.holds.size() > 3);
        assertThat(observed.holds.get(0)).hasMessageContainingAll(BatchWorld.PARAMETER, "LATEST_BATCH_ID");
        assertThat(acknowledged).isNotDone();
        world.currentBatch("2");
        assertThat(acknowledged.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(observed.outcomes).isEqualTo(Map.of("stored", 1, "skipped", 1));
        assertThat(world.letters()).isEmpty();
        assertThat(world.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("BatchId").s()).isEqualTo("2"));
    }

    @Test
    void notPersistingStillReadsChecksAndAcknowledges() throws Exception {
        world.noCurrentBatch();
        try (WadiApplication off = WadiApplication.start(
                world.plan(Map.of("PERSIST_RECORDS", "False")).withBean("coverage", COVERAGE))) {
            assertThat(off.<TextRecord>delivery("batch-records", observed)
                            .deliver(List.of(file("1", "waze/a.csv", ""), new TextRecord("2", "[]"))))
                    .isTrue();
        }
        assertThat(observed.outcomes).isEqualTo(Map.of("not_stored", 1, "dead_letter", 1));
        assertThat(reasonsById()).isEqualTo(Map.of("2", "not_an_object"));
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void hostilePayloadsAreDeadLetteredByteForByteAndStopNobody() {
        List<String> hostile = List.of(
                "",
                "null",
                "\u0000\uFFFF\uFFFE",
                "{".repeat(50_000),
                file("", "waze/a", ",\"state\":\"\\ud800\"").text(),
                file("", "waze/\\udc00", "").text(),
                file("", "waze/a", ",\"month\":" + "[".repeat(50_000) + "]".repeat(50_000))
                        .text(),
                file("", "waze/a", ",\"month\":" + "[".repeat(40) + "]".repeat(40))
                        .text(),
                file("", "waze/a", ",\"year\":1e999999999").text(),
                file("", "waze/a", ",\"year\":1" + "0".repeat(100_000) + "1").text(),
                file("", "waze/a", ",\"year\":{\"\\ud800\":1}").text());
        Stream<TextRecord> poisoned =
                IntStream.range(0, hostile.size()).mapToObj(i -> new TextRecord("bad-" + i, hostile.get(i)));
        assertThat(deliver(Stream.concat(
                                poisoned,
                                Stream.of(file("good", "waze/{{sys:user.name}}${body}", ",\"CamelAwsDdbItem\":\"x\"")))
                        .toArray(TextRecord[]::new)))
                .isTrue();
        assertThat(world.letters()).hasSameSizeAs(hostile).allSatisfy(letter -> {
            int number = Integer.parseInt(letter.get("source_id").textValue().substring(4));
            assertThat(letter.get("payload").textValue()).isEqualTo(hostile.get(number));
            assertThat(letter.get("attempts").intValue()).isEqualTo(1);
        });
        assertThat(addresses()).containsExactly("s3://curated/waze/{{sys:user.name}}${body}");
        assertThat(observed.holds).isEmpty();
    }

    @Test
    void everyTypeOfValueKeepsItsTypeAndItsDigits() {
        deliver(
                file(
                        "1",
                        "waze/a",
                        ",\"state\":null,\"num-records\":12.50,\"is-historical\":false,\"year\":[1,\"\",{\"a\":null}],\"month\":1e3"));
        Map<String, AttributeValue> row = world.rows().get(0);
        assertThat(row.get("State").nul()).isTrue();
        assertThat(row.get("TotalNumCuratedRecords").n()).isEqualTo("12.5");
        assertThat(row.get("IsHistorical").bool()).isFalse();
        assertThat(row.get("Year").l())
                .containsExactly(
                        AttributeValue.fromN("1"),
                        AttributeValue.fromS(""),
                        AttributeValue.fromM(Map.of("a", AttributeValue.fromNul(true))));
        assertThat(row.get("Month").n()).isEqualTo("1000");
    }

    @Test
    void atDebugTheLogHasALineForEachRecord() {
        try (LogLines lines = LogLines.detailed("dev.wadi.delivery.RecordLog.batch-records")) {
            deliver(
                    file("1", "waze/a.csv", ""),
                    file("2", "cv/a.csv", ""),
                    new TextRecord("3", "[]"),
                    file("4", "waze/\\u001bb.csv", ",\"year\":1" + "0".repeat(37) + "1"));
            assertThat(lines.all())
                    .containsExactly(
                            "1 key=waze/a.csv data-set=waze batch=1 stored",
                            "2 key=cv/a.csv data-set=cv skipped",
                            "3 dead_letter not_an_object: Step parse: the text is a JSON array",
                            "4 key=waze/\\u001bb.csv data-set=waze batch=1 dead_letter persist_failed: Step save: Year: a number has more"
                                    + " digits than the table keeps, or is too large or too small");
        }
    }

    private boolean deliver(TextRecord... records) {
        return deliver(observed, records);
    }

    private static boolean deliver(Observed observer, TextRecord... records) {
        return application.<TextRecord>delivery("batch-records", observer).deliver(List.of(records));
    }

    private static List<String> addresses() {
        return world.rows().stream().map(row -> row.get("S3Key").s()).toList();
    }

    private static Map<String, String> reasonsById() {
        return world.letters().stream()
                .collect(Collectors.toMap(BatchRecordsRouteTest::source, letter -> letter.get("reason")
                        .textValue()));
    }

    private static String source(JsonNode letter) {
        return letter.get("source_id").textValue();
    }
}
