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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The Integration of docker/camel-k against Camel K's own schema and our own settings. */
class CamelKIntegrationTest {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Path MANIFEST = Path.of("docker/camel-k/turbine-status.yaml");
    private static final Path DEFINITIONS =
            Path.of(System.getProperty("wadi.camel-k-definitions", "../shared/reference/camel-k"));

    @Test
    void theManifestIsWhatTheOperatorTakes() throws IOException {
        assertThat(problems(manifest())).isEmpty();
    }

    @Test
    void aFieldThatTheOperatorDoesNotKnowIsFound() throws IOException {
        JsonNode manifest = manifest();
        ((ObjectNode) manifest.at("/spec/traits/container")).put("imagee", "x");
        ((ObjectNode) manifest.at("/spec")).put("replicas", "one");
        assertThat(problems(manifest)).extracting(ValidationMessage::getType).contains("additionalProperties", "type");
    }

    @Test
    void theEnvironmentGivesEveryRequiredSettingAndNothingThatWadiDoesNotKnow() throws IOException {
        List<String> given = StreamSupport.stream(
                        manifest().at("/spec/traits/environment/vars").spliterator(), false)
                .map(one -> one.textValue().split("=", 2)[0])
                .toList();
        Installation installation = new Installation(Path.of("."));
        List<String> known = new ArrayList<>(List.of("AWS_REGION", "CAMEL_MANAGEMENT_HOST"));
        for (Setting setting : installation.settings().of("turbine-status")) {
            known.add(setting.environmentName());
            if (setting.required()) {
                assertThat(given).contains(setting.environmentName());
            }
        }
        assertThat(known).containsAll(given);
    }

    private static List<ValidationMessage> problems(JsonNode manifest) throws IOException {
        Path definition = DEFINITIONS.resolve("camel.apache.org_integrations.yaml");
        Assumptions.assumeTrue(
                Files.isReadable(definition),
                "No " + definition + " here: the manifest is not checked against Camel K");
        String version = manifest.get("apiVersion").textValue().replaceFirst(".*/", "");
        JsonNode schema = StreamSupport.stream(
                        YAML.readTree(definition.toFile()).at("/spec/versions").spliterator(), false)
                .filter(one -> one.get("name").textValue().equals(version))
                .map(one -> one.at("/schema/openAPIV3Schema"))
                .findFirst()
                .orElseThrow();
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

    private static JsonNode manifest() throws IOException {
        return YAML.readTree(MANIFEST.toFile());
    }
}
