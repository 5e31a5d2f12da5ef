package dev.wadi.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code wadi invoke --local} for a pipeline that reads a queue: the file is the body of one message, in any shape that the pipeline opens. */
class QueueInvocationTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final String UUID = "[0-9a-f-]{36}";
    private static LocalCloud cloud;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
    }

    @AfterAll
    static void end() {
        cloud.close();
    }

    @Test
    void aBareMessageIsTheBody() throws Exception {
        List<String> lines = invoke(
                "{\"correlation_id\":\"r\",\"collection_name\":\"c\",\"snapshot_type\":\"full\",\"export_date\":\"d\"}");
        assertThat(lines).hasSize(2).startsWith("dead_letter 1");
        assertThat(lines.get(1))
                .matches("dead letter: unknown_collection \\(.*\\), " + UUID + ", \\{\"correlation_id\".*");
    }

    @Test
    void anEnvelopeOfObjectsOrTextsIsTheBody() throws Exception {
        List<String> lines =
                invoke("{\"Records\": [{\"body\": {\"a\": 1}}, {\"messageId\": \"m\", \"body\": \"[]\"}]}");
        assertThat(lines).hasSize(3).startsWith("dead_letter 2");
        assertThat(lines.subList(1, 3))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .matches("dead letter: missing_required_fields .*, " + UUID + "\\[0], \\{\"a\":1}"),
                        line -> assertThat(line).matches("dead letter: not_an_object .*, " + UUID + "\\[1], \\[]"));
    }

    @Test
    void whatIsNoJsonIsTheBodyToo() throws Exception {
        assertThat(invoke("nonsense").get(1))
                .startsWith("dead letter: malformed_json (")
                .endsWith(", nonsense");
    }

    @Test
    void aScenarioIsSetUpAndWhatWasSentIsShown() throws Exception {
        Path scenario = HOME.resolve("routes/snapshot-status/scenarios/31-every-service-fails.yaml");
        assertThat(invoke(Files.readString(scenario)))
                .anyMatch(line -> line.startsWith("sent: queue=export-state, messageGroupId=db_a, body={"))
                .anyMatch(line -> line.startsWith("published: topic=monitoring, message={"))
                .anyMatch(line -> line.startsWith("table product: {") && line.contains("COMPLETED"));
    }

    private static List<String> invoke(String event) throws Exception {
        return new Invocation(new Installation(HOME), "snapshot-status", event.getBytes(UTF_8))
                .locally(cloud.environment())
                .lines();
    }
}
