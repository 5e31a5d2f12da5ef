package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.StatusWorld.ENRICHED;
import static dev.wadi.pipelines.turbinestatus.StatusWorld.HOME;
import static dev.wadi.pipelines.turbinestatus.StatusWorld.signal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.WadiApplication;
import dev.wadi.testing.Observed;
import dev.wadi.testing.RouteCoverage;
import dev.wadi.testing.TextRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.kinesis.model.Record;

/** The route file as it is delivered, with only its {@code from} replaced, between real servers. Run as a whole: it must reach every step. */
@Timeout(600)
class TurbineStatusRouteTest {
    @RegisterExtension
    static final RouteCoverage COVERAGE = new RouteCoverage("turbine-status");

    private static StatusWorld world;
    private static WadiApplication application;

    private final Observed observed = new Observed();
    private int enrichedBefore;

    @BeforeAll
    static void start() throws Exception {
        world = new StatusWorld();
        world.createStream(ENRICHED);
        application = WadiApplication.start(world.plan(HOME, Map.of("turbine-status.enriched-stream", ENRICHED))
                .withBean("coverage", COVERAGE));
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
        enrichedBefore = world.enriched().size();
    }

    @Test
    void eachRecordOfAMixedPollHasItsOwnOutcome() {
        world.putText("ast-2", "precious");
        assertThat(deliver(
                        signal("1", "T-1", "Sts.Vmp", "1", -10),
                        new TextRecord("2", "{"),
                        signal("3", "T-1", "TAC_STATUS", "\"7\"", -20),
                        signal("4", "T-1", "WIND_SPEED", "9.7", -10),
                        signal("5", "nobody", "VMP_STATUS", "1", -10),
                        signal("6", "T-1", "VMP_STATUS", "2", -11),
                        signal("7", "T-1", "Sts.Vmp", "1", -10),
                        signal("8", "T-1", "VMP_STATUS", "4711", -1),
                        signal("9", "T-2", "VMP_STATUS", "1", -1),
                        signal("10", "C-1", "VMP_STATUS", "1", -1),
                        signal("11", "X-1", "VMP_STATUS", "1", -1),
                        signal("12", "T-1", "VMP_STATUS", "1", 601),
                        signal("13", "S-1", "OPERATING_STATE", "\" run \"", 600)))
                .isTrue();
        assertThat(observed.outcomes)
                .isEqualTo(Map.of("saved", 3, "late", 1, "duplicate", 1, "filtered", 2, "dead_letter", 6));
        assertThat(reasonsById())
                .isEqualTo(Map.of(
                        "2", "malformed_json",
                        "5", "unknown_asset",
                        "8", "unknown_status_code",
                        "9", "wrong_redis_type",
                        "10", "corrupt_mapping",
                        "12", "timestamp_in_future"));
        assertThat(world.status("ast-1"))
                .containsEntry("status", "WIND")
                .containsEntry("vmp_status", "RUN")
                .containsEntry("updated_ts", "2026-11-20T09:59:50.000Z");
        assertThat(world.status("ast-3")).containsEntry("state_code", "RUN").containsEntry("vendor", "siemens");
    }

    @Test
    void everySavedLateOrDuplicateRecordIsPutOnTheEnrichedStreamAndNoOther() {
        List<TextRecord> poll = List.of(
                signal("1", "T-1", "Sts.Vmp", "1", -10),
                signal("2", "T-1", "VMP_STATUS", "2", -11),
                signal("3", "T-1", "Sts.Vmp", "1", -10),
                signal("4", "T-1", "WIND_SPEED", "1", -10),
                signal("5", "nobody", "VMP_STATUS", "1", -10),
                signal("6", "S-1", "OPERATING_STATE", "\"run\"", -1));
        deliver(poll.toArray(TextRecord[]::new));
        // the order of a key is kept, that of different keys is not
        List<Record> put = enriched().stream()
                .sorted(Comparator.comparing(Record::partitionKey))
                .toList();
        assertThat(put).extracting(Record::partitionKey).containsExactly("ast-1", "ast-1", "ast-1", "ast-3");
        List<JsonNode> bodies = put.stream()
                .map(one -> StatusWorld.json(one.data().asUtf8String()))
                .toList();
        assertThat(bodies).extracting(body -> body.get("source_id").textValue()).containsExactly("1", "2", "3", "6");
        assertThat(bodies.get(0).get("status").textValue()).isEqualTo("RUN");
        assertThat(bodies.get(1).get("status").textValue())
                .as("of the record, not of the turbine")
                .isEqualTo("STOP");
        assertThat(bodies.get(0).get("signal").textValue()).isEqualTo("VMP_STATUS");
        String text = poll.get(0).text();
        assertThat(put.get(0).data().asUtf8String()).startsWith(text.substring(0, text.length() - 1) + ",\"asset_id\"");
    }

    @Test
    void anUnknownCodeKeepsTheStatusThatIsThere() {
        deliver(signal("1", "T-1", "VMP_STATUS", "2", -10));
        Map<String, String> before = world.status("ast-1");
        deliver(signal("2", "T-1", "VMP_STATUS", "4711", -5));
        assertThat(world.status("ast-1")).isEqualTo(before).isNotEmpty();
    }

    @Test
    void aPollDeliveredAgainChangesNothing() {
        TextRecord[] poll = {signal("1", "T-1", "VMP_STATUS", "2", -10), signal("2", "T-1", "TAC_STATUS", "7", -9)};
        deliver(poll);
        Map<String, String> before = world.status("ast-1");
        deliver(poll);
        assertThat(world.status("ast-1")).isEqualTo(before);
        assertThat(observed.outcomes).isEqualTo(Map.of("saved", 2, "duplicate", 2));
    }

    @Test
    void aNewAssetOrCodeIsSeenAtOnce() {
        deliver(signal("1", "T-9", "VMP_STATUS", "9", -10));
        assertThat(reasonsById()).containsEntry("1", "unknown_asset");
        world.map("asset-metadata-mapping").put("acme|T-9|scada|3", "{\"asset_id\":\"ast-9\"}");
        deliver(signal("2", "T-9", "VMP_STATUS", "9", -10));
        assertThat(reasonsById()).containsEntry("2", "unknown_status_code");
        world.map("turbine-status-mapping").put("vestas|VMP|*|*", "{\"status_code\":0,\"status\":\"?\"}");
        deliver(signal("3", "T-9", "VMP_STATUS", "9", -10));
        assertThat(world.status("ast-9")).containsEntry("status", "?");
    }

    @Test
    void hostilePayloadsAreDeadLetteredByteForByteAndStopNobody() {
        List<String> hostile = List.of(
                "",
                "null",
                "[]",
                "\u0000\uFFFF\uFFFE",
                "{\"customer_name\":{\"$ne\":1}}",
                "{".repeat(50_000),
                signal("", "\\ud800", "VMP_STATUS", "1", 0).text(),
                signal("", "T-1", "VMP_STATUS", "1e999999999", 0).text(),
                signal("", "T-1", "VMP_STATUS", "\"{{sys:user.name}} ${header.kind}\"", 0)
                        .text(),
                signal("", "T-1|scada|*", "VMP_STATUS", "1", 0).text(),
                signal("", "T-1", "VMP_STATUS", "\"-READONLY\"", 0).text());
        Stream<TextRecord> poisoned =
                IntStream.range(0, hostile.size()).mapToObj(i -> new TextRecord("bad-" + i, hostile.get(i)));
        assertThat(deliver(Stream.concat(poisoned, Stream.of(signal("good", "T-2", "VMP_STATUS", "1", 0)))
                        .toArray(TextRecord[]::new)))
                .isTrue();
        List<JsonNode> letters = world.letters();
        assertThat(letters).hasSameSizeAs(hostile).allSatisfy(letter -> {
            int number = Integer.parseInt(letter.get("source_id").textValue().substring(4));
            assertThat(letter.get("payload").textValue()).isEqualTo(hostile.get(number));
            assertThat(letter.get("attempts").intValue()).isEqualTo(1);
        });
        assertThat(world.status("ast-2")).containsEntry("status", "RUN");
        assertThat(observed.holds).isEmpty();
    }

    @Test
    void aPollOfNothingButRefusedRecordsIsDoneWith() {
        assertThat(deliver(new TextRecord("1", "x"), new TextRecord("2", "y"))).isTrue();
        assertThat(observed.outcomes).isEqualTo(Map.of("dead_letter", 2));
        assertThat(enriched()).isEmpty();
    }

    private boolean deliver(TextRecord... records) {
        return application.<TextRecord>delivery("turbine-status", observed).deliver(List.of(records));
    }

    private List<Record> enriched() {
        List<Record> all = world.enriched();
        return all.subList(enrichedBefore, all.size());
    }

    private static Map<String, String> reasonsById() {
        return world.letters().stream()
                .collect(Collectors.toMap(letter -> letter.get("source_id").textValue(), letter -> letter.get("reason")
                        .textValue()));
    }
}
