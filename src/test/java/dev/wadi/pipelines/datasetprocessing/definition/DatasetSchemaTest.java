package dev.wadi.pipelines.datasetprocessing.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema, by which an editor helps, says what the reader of the files takes. */
class DatasetSchemaTest {
    private static final Path FOLDER = Path.of("config/dataset-processing");
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @MethodSource("files")
    void theSchemaAcceptsTheDeliveredFiles(Path file) throws IOException {
        assertThat(problems(YAML.readTree(file.toFile()))).isEmpty();
        assertThat(Files.readString(file)).startsWith("# yaml-language-server: $schema=dataset.schema.json\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "titel: x",
                "types: {}",
                "types: {a: {years: last}}",
                "types: {a: {template: point}}",
                "inputs: {}",
                "inputs: {a: {column: [x]}}",
                "inputs: {a: {ages: {to: x}}}",
                "tables: {t: []}",
                "tables: {t: [{sort: [x]}]}",
                "tables: {t: [{from: a}, sort]}",
                "tables: {t: [{from: a}, {sorted: [x]}]}",
                "tables: {t: [{from: a}, {levels: {sums: [x]}}]}",
            })
    void theSchemaRefusesWhatTheReaderRefuses(String wrong) throws IOException {
        String key = wrong.substring(0, wrong.indexOf(':'));
        StringBuilder file = new StringBuilder(wrong);
        for (String other :
                new String[] {"title: x", "inputs: {a: {}}", "tables: {t: [{from: a}]}", "types: {a: {}}"}) {
            file.append(other.startsWith(key + ":") ? "" : "\n" + other);
        }
        assertThat(problems(YAML.readTree(file.toString()))).isNotEmpty();
    }

    @Test
    void theSchemaKnowsTheOperationsThatTheReaderKnows() throws IOException {
        JsonNode steps = schemaFile().at("/$defs/step/oneOf/1/properties");
        Set<String> described = new TreeSet<>();
        steps.fieldNames().forEachRemaining(described::add);
        assertThat(described).isEqualTo(new TreeSet<>(StepReader.kinds().keySet()));
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    private static Set<ValidationMessage> problems(JsonNode file) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaFile());
        return schema.validate(file);
    }

    private static JsonNode schemaFile() throws IOException {
        try (InputStream schema = Files.newInputStream(FOLDER.resolve("dataset.schema.json"))) {
            return YAML.readTree(schema);
        }
    }
}
