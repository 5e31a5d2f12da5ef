package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.WadiProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** {@code wadi sweep} as a process, against services that it knows by the environment only. */
class SweepCommandTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final String PIPELINE = "star-schema";

    private static LocalCloud cloud;
    private static PipelineWorld world;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.only(Part.S3, Part.SSM, Part.SQS, Part.SNS, Part.DYNAMODB));
        world = PipelineWorld.within(new Installation(HOME), cloud.environment(), "")
                .make(PIPELINE, 1, Map.of());
        put("design/design_00000001_20261105T100000000000.jsonl");
        put("design/design_00000003_20261105T100000000000.jsonl");
        put("design/notes.txt");
    }

    @AfterAll
    static void end() {
        world.close();
        cloud.close();
    }

    @Test
    void theQueueIsToldOfObjectsWithoutAMarkAndAPersonOfEachTable() throws Exception {
        assertThat(sweep(0, Map.of()))
                .contains("staff: 0 of 0 objects were not processed")
                .contains("design: 2 of 2 objects were not processed")
                .endsWith("2 objects were told to the queue of star-schema\n")
                .doesNotContain("log_level");
    }

    @Test
    void whatIsNotThereIsToldWithItsSettingAndTheNextStep() throws Exception {
        assertThat(sweep(1, Map.of("STAR_SCHEMA_INGESTION_BUCKET", "nowhere")))
                .contains("wadi: The sweep ended early: ListObjectsV2 on bucket nowhere (S3) was answered with 404"
                        + " NoSuchBucket (star-schema.ingestion-bucket). Mend that and sweep again: what is told twice is"
                        + " processed once")
                .doesNotContain("Exception");
    }

    @Test
    void aPipelineThatIsNotThereIsRefused() {
        StringWriter told = new StringWriter();
        assertThat(WadiCommand.execute(new PrintWriter(told), new PrintWriter(told, true), "sweep", "star"))
                .isEqualTo(2);
        assertThat(told.toString()).contains("There is no pipeline star among");
    }

    private static void put(String key) {
        world.clients()
                .s3()
                .putObject(
                        request -> request.bucket(world.value("star-schema.ingestion-bucket"))
                                .key(key),
                        RequestBody.fromString("{}\n"));
    }

    private static String sweep(int exitCode, Map<String, String> variables) throws Exception {
        Map<String, String> environment = new HashMap<>(world.environment());
        environment.putAll(variables);
        try (WadiProcess wadi = WadiProcess.start(HOME, environment, "sweep", PIPELINE)) {
            assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(exitCode);
            return wadi.output();
        }
    }
}
