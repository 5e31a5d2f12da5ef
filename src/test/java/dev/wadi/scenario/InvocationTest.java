package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.testing.DeadLetters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

class InvocationTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final String LAMBDA_EVENT = """
            {"Records": [
              {"eventID": "shardId-000000000003:77", "eventSource": "aws:kinesis",
               "kinesis": {"partitionKey": "a", "sequenceNumber": "77", "data": "W10="}}]}
            """;
    private static LocalCloud cloud;

    @TempDir
    private Path folder;

    private final List<String> announced = new ArrayList<>();

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
    }

    @AfterAll
    static void end() {
        cloud.close();
    }

    @Test
    void aScenarioIsSetUpAndShownInsteadOfCompared() throws Exception {
        Path scenario = HOME.resolve("routes/turbine-status/scenarios/26-new-asset-at-once.yaml");
        Invocation.Result result = locally(Files.readString(scenario));
        assertThat(result.clean()).isFalse();
        assertThat(result.lines()).hasSize(4).startsWith("dead_letter 1", "saved 1");
        assertThat(result.lines().get(2))
                .startsWith("dead letter: unknown_asset (")
                .contains("shard-0:1");
        assertThat(result.lines().get(3)).startsWith("redis hash ast-2: {").contains("status=RUNNING");
    }

    @Test
    void theEventOfALambdaFunctionIsUnpacked() throws Exception {
        assertThat(locally(LAMBDA_EVENT).lines())
                .containsExactly(
                        "dead_letter 1",
                        "dead letter: not_an_object (the record is a JSON array), shardId-000000000003:77, []");
    }

    @Test
    void aPollIsTakenAsInAScenario() throws Exception {
        assertThat(locally("{\"poll\": [{\"shardId\": \"a\", \"sequenceNumber\": \"1\", \"data\": \"[]\"}]}")
                        .lines())
                .containsExactly("dead_letter 1", "dead letter: not_an_object (the record is a JSON array), a:1, []");
    }

    @Test
    void anythingElseIsTheDataOfOneRecord() throws Exception {
        assertThat(locally("{\"customer_name\": 1.5}").lines())
                .hasSize(2)
                .startsWith("dead_letter 1")
                .last(InstanceOfAssertFactories.STRING)
                .matches("dead letter: invalid_field_type \\(customer_name must be text or an integer, not number\\),"
                        + " shardId-000000000000:\\d{56}, \\{\"customer_name\": 1.5}");
    }

    @Test
    void aScenarioOfAnotherPipelineIsRefused() {
        assertThatThrownBy(() -> locally("{\"inputs\": [], \"pipeline\": \"snapshot-status\"}"))
                .isInstanceOf(ScenarioFormatException.class);
    }

    @Test
    void againstTheEnvironmentTheDeadLettersGoToTheConfiguredQueueAndAreShown() throws Exception {
        AwsEnvironment.apply(cloud.environment());
        try (SqsClient sqs = SqsClient.create()) {
            String queue = sqs.createQueue(request -> request.queueName("turbine-status-dead-letters"))
                    .queueUrl();
            Invocation.Result result = new Invocation(
                            configured(cloud.environment()),
                            "turbine-status",
                            LAMBDA_EVENT.getBytes(StandardCharsets.UTF_8))
                    .againstEnvironment(announced::add, true);
            assertThat(result.clean()).isFalse();
            assertThat(announced.get(0)).startsWith("writes to, in AWS region ");
            assertThat(announced)
                    .contains(
                            "  queue turbine-status-dead-letters (turbine-status.dead-letter-queue)",
                            "  hashes of the Redis server "
                                    + cloud.environment().get("REDIS_HOST") + " (REDIS_HOST)")
                    .noneMatch(line -> line.contains("enriched-stream"));
            assertThat(result.lines())
                    .containsExactly(
                            "dead_letter 1",
                            "dead letter: not_an_object (the record is a JSON array), shardId-000000000003:77, []");
            assertThat(sqs.receiveMessage(request -> request.queueUrl(queue)).messages())
                    .hasSize(1);
        }
    }

    @Test
    void aDeadLetterInPartsIsShownAsOne() throws Exception {
        AwsEnvironment.apply(cloud.environment());
        try (SqsClient sqs = SqsClient.create()) {
            String queue = sqs.createQueue(request -> request.queueName("turbine-status-dead-letters"))
                    .queueUrl();
            sqs.purgeQueue(request -> request.queueUrl(queue));
            Installation installation = configured(cloud.environment());
            Path settings = folder.resolve("config/application.properties");
            Files.writeString(
                    settings,
                    Files.readString(settings)
                            .replace("wadi.dead-letter-max-bytes=1MiB", "wadi.dead-letter-max-bytes=1024"));
            StringBuilder pad = new StringBuilder();
            new Random(1).ints(5_000, 'a', 'z').forEach(pad::appendCodePoint);
            String event = "{\"customer_name\": 1.5, \"pad\": \"" + pad + "\"}";
            Invocation.Result result = new Invocation(
                            installation, "turbine-status", event.getBytes(StandardCharsets.UTF_8))
                    .againstEnvironment(announced::add, true);
            assertThat(result.lines())
                    .hasSize(2)
                    .startsWith("dead_letter 1")
                    .last(InstanceOfAssertFactories.STRING)
                    .startsWith(
                            "dead letter: invalid_field_type (customer_name must be text or an integer, not number)")
                    .endsWith(event.substring(0, 200) + "...");
            assertThat(new DeadLetters(sqs, queue).take()).hasSizeGreaterThan(4);
        }
    }

    private static Invocation.Result locally(String event) throws Exception {
        return new Invocation(new Installation(HOME), "turbine-status", event.getBytes(StandardCharsets.UTF_8))
                .locally(cloud.environment());
    }

    /** An installation whose settings point at the cloud, as an environment would. */
    private Installation configured(Map<String, String> environment) throws IOException {
        for (String file : List.of(
                "routes/turbine-status/turbine-status.camel.yaml",
                "config/turbine-status/vendors.yaml",
                "config/turbine-status/settings.properties",
                "config/application.properties")) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(HOME.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        Path settings = folder.resolve("config/turbine-status/settings.properties");
        String text = Files.readString(settings)
                .replace("#turbine-status.stream=", "turbine-status.stream=")
                .replace("#turbine-status.dead-letter-queue=", "turbine-status.dead-letter-queue=")
                .replace("#ASSET_MAPPING_KEY=", "ASSET_MAPPING_KEY=")
                .replace("#TURBINE_STATUS_MAPPING_KEY=", "TURBINE_STATUS_MAPPING_KEY=")
                .replace("VMP_SIGNAL=", "VMP_SIGNAL=VMP")
                .replace("TAC_SIGNAL=", "TAC_SIGNAL=TAC")
                .replace("#REDIS_HOST=localhost", "REDIS_HOST=" + environment.get("REDIS_HOST"))
                .replace("REDIS_PORT=6379", "REDIS_PORT=" + environment.get("REDIS_PORT"));
        Files.writeString(settings, text);
        return new Installation(folder);
    }
}
