package dev.wadi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.wadi.app.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Integration of docker/camel-k, for each pipeline, against Camel K's own schema and our own settings. */
class CamelKIntegrationTest {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Path TEMPLATE = Path.of("docker/camel-k/integration.yaml");
    private static final Installation HOME = new Installation(Path.of("."));
    private static final Path SCHEMA = Path.of("src/test/resources/camel-k/integration.schema.json");
    private static final String VERSION = "camel.apache.org/v1";

    static Stream<String> pipelines() {
        return HOME.pipelines().stream();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void theManifestIsWhatTheOperatorTakes(String pipeline) throws IOException {
        assertThat(problems(manifest(pipeline))).isEmpty();
    }

    @Test
    void aFieldThatTheOperatorDoesNotKnowIsFound() throws IOException {
        JsonNode manifest = manifest("orders");
        ((ObjectNode) manifest.at("/spec/traits/container")).put("imagee", "x");
        ((ObjectNode) manifest.at("/spec")).put("replicas", "one");
        assertThat(problems(manifest)).extracting(ValidationMessage::getType).contains("additionalProperties", "type");
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void routeAndSettingsOfThePipelineAreMountedWhereWadiReadsThem(String pipeline) throws IOException {
        assertThat(texts(manifest(pipeline).at("/spec/traits/mount/resources")))
                .containsExactly(
                        "configmap:" + pipeline + "-route@/opt/wadi/routes/" + pipeline,
                        "configmap:" + pipeline + "-config@/opt/wadi/config/" + pipeline);
        assertThat(HOME.config().resolve(pipeline).resolve("settings.properties"))
                .isRegularFile();
    }

    @Test
    void theEnvironmentGivesNothingThatWadiDoesNotKnow() throws IOException {
        assertThat(texts(manifest("orders").at("/spec/traits/environment/vars")))
                .extracting(variable -> variable.replaceFirst("=.*", ""))
                .containsExactlyInAnyOrder("AWS_REGION", "CAMEL_MANAGEMENT_HOST");
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static List<ValidationMessage> problems(JsonNode manifest) throws IOException {
        assertThat(manifest.get("apiVersion").textValue()).isEqualTo(VERSION);
        JsonNode schema = new ObjectMapper().readTree(SCHEMA.toFile());
        forbidUnknownFields(schema);
        JsonSchema strict = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
        return List.copyOf(strict.validate(manifest));
    }

    /** The API server drops unknown fields without a word; here they are mistakes. */
    private static void forbidUnknownFields(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(CamelKIntegrationTest::forbidUnknownFields);
    }

    private static JsonNode manifest(String pipeline) throws IOException {
        return YAML.readTree(Files.readString(TEMPLATE).replace("PIPELINE", pipeline));
    }
}
