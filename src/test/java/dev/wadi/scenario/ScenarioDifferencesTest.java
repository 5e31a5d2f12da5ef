package dev.wadi.scenario;

import static dev.wadi.scenario.ScenarioRuns.FUTURE_BOUNDARY;
import static dev.wadi.scenario.ScenarioRuns.SERVICES;
import static dev.wadi.scenario.ScenarioRuns.replace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.RunningCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever differs from what a scenario expects is shown with its place and both values. */
class ScenarioDifferencesTest {
    private static final String DETAIL = "timestamp 2026-11-20T12:10:00.001Z is more than 600 s ahead";

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.defaults().withoutLimits());

    @TempDir
    private Path folder;

    private ScenarioRuns runs;

    @BeforeEach
    void begin() {
        runs = new ScenarioRuns(CLOUD.cloud().environment(), folder);
    }

    @Test
    void aWrongExpectationIsShownWithItsPlaceAndBothValues() throws IOException {
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, "status: RUNNING\n", "status: DERATED\n")))
                .containsExactly("redis.hashes.ast-1.status\n  expected  DERATED\n  actual    RUNNING");
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, "saved: 1", "saved: 2")))
                .containsExactly("outcomes.saved\n  expected  2\n  actual    1");
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, "reason: timestamp_in_future", "reason: unknown_asset")))
                .containsExactly(
                        "dlq[shard-0:1].reason\n  expected  unknown_asset\n  actual    timestamp_in_future\n  detail    "
                                + DETAIL);
    }

    @Test
    void aDetailIsComparedWhereItIsGivenAndShownWhereALetterDiffers() throws IOException {
        String reason = "reason: timestamp_in_future";
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, reason, reason + "\n      detail: '" + DETAIL + "'")))
                .isEmpty();
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, reason, reason + "\n      detail: too late")))
                .containsExactly("dlq[shard-0:1].detail\n  expected  too late\n  actual    " + DETAIL);
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, "dlq:\\n.*\\n.*", "dlq: []")))
                .singleElement()
                .asString()
                .endsWith(", detail=" + DETAIL);
    }

    @Test
    void whatIsThereAndNotExpectedIsADifferenceToo() throws IOException {
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, "\\n        vmp_source: SCADA", "")))
                .containsExactly("redis.hashes.ast-1.vmp_source\n  expected  (none)\n  actual    SCADA");
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, ", dead_letter: 1", "")))
                .containsExactly("outcomes.dead_letter\n  expected  (none)\n  actual    1");
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, "dlq:\\n.*\\n.*", "dlq: []")))
                .singleElement()
                .asString()
                .startsWith("dlq\n  expected  (none)\n  actual    reason=timestamp_in_future");
    }

    @Test
    void onlyWhatCompareNamesIsCompared() throws IOException {
        Path wrongOutcomes = runs.edited(FUTURE_BOUNDARY, "saved: 1", "saved: 7");
        assertThat(runs.findings(runs.edited(wrongOutcomes, "expected:", "compare: [redis, dlq]\nexpected:")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shard-0:1", "shard-0:2"})
    void aRowThatIsExpectedWordForWordIsNotTakenForOneWithAnOpenId(String event) throws IOException {
        String row = "DataTableName: {S: alert}, BatchId: {S: b-1}, S3Key: {S: 's3://curated/waze/file.csv'},"
                + " State: {'NULL': true}, TotalNumCuratedRecords: {'NULL': true}, IsHistorical: {'NULL': true},"
                + " Year: {'NULL': true}, Month: {'NULL': true}";
        String data = "data: {s3-key: waze/file.csv, bucket-name: curated, table-name: alert}";
        Path file = Files.writeString(folder.resolve("two-alike.yaml"), """
                id: two-alike
                pipeline: batch-records
                config: {env: {DDB_CURATED_RECORDS_TABLE_ARN: files, LATEST_BATCH_ID: /batch, PERSIST_RECORDS: "1"}}
                parameters: {/batch: b-1}
                inputs:
                  - poll:
                      - {shardId: shard-0, sequenceNumber: "1", %1$s}
                      - {shardId: shard-0, sequenceNumber: "2", %1$s}
                expected:
                  tables:
                    files:
                      - {CurationRecordId: {S: $uuid}, %2$s}
                      - {CurationRecordId: {S: %3$s}, %2$s}
                """.formatted(
                        data, row, UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.UTF_8))));
        assertThat(runs.findings(file)).isEmpty();
    }

    @Test
    void aWrongCounterMessageOrRowOfAPipelineWithAllOfThemIsShown() throws IOException {
        String counter = "snapshot_sender_status_checker_files_received_total";
        String labels = "{collection_name=db.a, correlation_id=r1, export_date=20261120, snapshot_type=full}";
        assertThat(runs.findings(
                        runs.edited(SERVICES, "  sqs:\n", "  metrics: [{name: " + counter + ", value: 1}]\n  sqs:\n")))
                .contains(
                        "metrics." + counter + "{}\n  expected  1\n  actual    0",
                        "metrics." + counter + labels + "\n  expected  (none)\n  actual    1");
        assertThat(runs.findings(runs.edited(SERVICES, "messageGroupId: db_a", "messageGroupId: db")))
                .singleElement()
                .asString()
                .startsWith("sqs\n  expected  queue=export-state, messageGroupId=db, body={");
        assertThat(runs.findings(runs.edited(SERVICES, "All collections successful", "All well")))
                .singleElement()
                .asString()
                .startsWith("sns\n  expected  topic=monitoring, message={");
        assertThat(runs.findings(runs.edited(SERVICES, "COMPLETED", "RECEIVED")))
                .containsExactly(
                        "tables.product[Correlation_Id={\"S\":\"r1\"}, DataProduct={\"S\":\"SNAPSHOT_SENDER\"}]"
                                + ".Status\n  expected  {\"S\":\"RECEIVED\"}\n  actual    {\"S\":\"COMPLETED\"}");
    }

    @Test
    void anEditOfTheRouteShowsInTheOutcomes() throws IOException {
        Path home = runs.copyOfHome();
        Path route = home.resolve("routes/turbine-status/turbine-status.camel.yaml");
        replace(route, "\\$\\{header.kind} != ''", "\\${header.kind} != 'X'");
        assertThat(runs.findings(home, ScenarioRuns.scenario("05-other-signals-filtered.json")))
                .contains("outcomes.filtered\n  expected  2\n  actual    0")
                .contains("outcomes.dead_letter\n  expected  0\n  actual    2");
    }

    @Test
    void aChangedLimitShowsInTheOutcomes() throws IOException {
        Path home = runs.copyOfHome();
        replace(
                home.resolve("config/turbine-status/settings.properties"),
                "MAX_FUTURE_SECONDS=600",
                "MAX_FUTURE_SECONDS=601");
        assertThat(runs.findings(home, FUTURE_BOUNDARY)).contains("outcomes.dead_letter\n  expected  1\n  actual    0");
    }
}
