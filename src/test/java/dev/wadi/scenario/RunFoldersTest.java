package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders about a database that is read at times, as {@code wadi test} runs them. */
class RunFoldersTest {
    private static final String ERRORS = """
            {"what": "One table is unknown, one has no watermark.",
             "config": {"tables": ["gone", "stampless", "design"], "overlap_seconds": 300},
             "database": ["1.sql"],
             "expect": {
               "new_objects": ["design/design_00000001_20261102T090000000000.jsonl"],
               "rows": {"gone": 0, "stampless": 0, "design": 1},
               "warnings": [],
               "params": {"/totesys/dev/design/latest_timestamp": "2026-11-02T09:00:00.000000",
                          "/totesys/dev/design/sequential_id": "1"},
               "errors": [{"table": "gone", "code": "unknown-table"}, {"table": "stampless", "code": "missing-watermark"}],
               "alerts": 2,
               "second_run_new_objects": [],
               "second_run_warnings": []}}
            """;

    private static LocalCloud cloud;
    private static ScenarioRunner runner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(
                LocalCloudOptions.only(Part.POSTGRES, Part.S3, Part.SSM, Part.SNS, Part.SQS, Part.SECRETS_MANAGER)
                        .withoutLimits());
        runner = new ScenarioRunner(new Installation(Path.of("").toAbsolutePath()), cloud.environment());
    }

    @AfterAll
    static void end() {
        runner.close();
        cloud.close();
    }

    @Test
    void aCaseMayEndWithErrorsInBothRuns() throws IOException {
        assertThat(findings(ERRORS)).isEmpty();
    }

    @Test
    void anotherErrorThanTheExpectedOneFails() throws IOException {
        assertThat(findings(ERRORS.replace("missing-watermark", "unknown-table")))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding).contains("unknown-table", "missing-watermark"));
    }

    @Test
    void anotherNumberOfAlertsFails() throws IOException {
        assertThat(findings(ERRORS.replace("\"alerts\": 2", "\"alerts\": 1")))
                .singleElement()
                .asString()
                .contains("sns");
    }

    @Test
    void aKeyThatNobodyKnowsIsRefused() throws IOException {
        assertThat(findings(ERRORS.replace("\"errors\"", "\"erors\"")))
                .singleElement()
                .asString()
                .contains("expect.erors: unknown key");
    }

    private List<String> findings(String description) throws IOException {
        Files.writeString(folder.resolve("case.json"), description);
        Files.writeString(folder.resolve("1.sql"), """
                CREATE TABLE stampless (id int PRIMARY KEY, created_at timestamp);
                CREATE TABLE design (id int PRIMARY KEY, created_at timestamp(3), last_updated timestamp(3));
                INSERT INTO design VALUES (1, '2026-11-02 09:00:00', '2026-11-02 09:00:00');
                """);
        Path objects = Files.createDirectories(folder.resolve("expected/objects/design"));
        Files.writeString(
                objects.resolve("design_00000001_20261102T090000000000.jsonl"),
                "{\"id\":1,\"created_at\":\"2026-11-02T09:00:00.000\",\"last_updated\":\"2026-11-02T09:00:00.000\"}\n");
        return runner.run(folder).findings();
    }
}
