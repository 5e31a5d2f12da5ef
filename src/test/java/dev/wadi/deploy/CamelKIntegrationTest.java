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
import dev.wadi.runtime.Installation;
import dev.wadi.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Integrations of docker/camel-k against Camel K's own schema and our own settings. */
class CamelKIntegrationTest {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Path MANIFESTS = Path.of("docker/camel-k");
    private static final Path SCHEMA = Path.of("src/test/resources/camel-k/integration.schema.json");
    private static final String VERSION = "camel.apache.org/v1";

    static Stream<String> pipelines() {
        return new Installation(Path.of(".")).pipelines().stream();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void theManifestIsWhatTheOperatorTakes(String pipeline) throws IOException {
        assertThat(problems(manifest(pipeline))).isEmpty();
    }

    @Test
    void thereIsOneForEachPipelineAndNoOther() throws IOException {
        try (Stream<Path> manifests = Files.list(MANIFESTS)) {
            assertThat(manifests.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            pipelines().map(pipeline -> pipeline + ".yaml").toList());
        }
    }

    @Test
    void aFieldThatTheOperatorDoesNotKnowIsFound() throws IOException {
        JsonNode manifest = manifest("turbine-status");
        ((ObjectNode) manifest.at("/spec/traits/container")).put("imagee", "x");
        ((ObjectNode) manifest.at("/spec")).put("replicas", "one");
        assertThat(problems(manifest)).extracting(ValidationMessage::getType).contains("additionalProperties", "type");
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void theEnvironmentGivesEveryRequiredSettingAndNothingThatWadiDoesNotKnow(String pipeline) throws IOException {
        List<String> given = StreamSupport.stream(
                        manifest(pipeline).at("/spec/traits/environment/vars").spliterator(), false)
                .map(one -> one.textValue().split("=", 2)[0])
                .toList();
        Installation installation = new Installation(Path.of("."));
        List<String> known = new ArrayList<>(List.of("AWS_REGION", "CAMEL_MANAGEMENT_HOST"));
        for (Setting setting : installation.settings().of(pipeline)) {
            known.add(setting.environmentName());
            if (setting.required()) {
                assertThat(given).contains(setting.environmentName());
            }
        }
        assertThat(known).containsAll(given);
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
        return YAML.readTree(MANIFESTS.resolve(pipeline + ".yaml").toFile());
    }
}
