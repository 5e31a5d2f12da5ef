package dev.wadi.pipelines.starschema.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema, by which an editor helps, says what the reader of the file takes. */
class MappingSchemaTest {
    private static final Path FOLDER = Path.of("config/star-schema");
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @ValueSource(strings = {"totesys.yaml", "library.yaml"})
    void aDeliveredMappingIsReadAndFitsTheSchema(String file) throws IOException {
        assertThat(Mapping.load(FOLDER.resolve(file)).sources()).isNotEmpty();
        assertThat(problems(YAML.readTree(FOLDER.resolve(file).toFile()))).isEmpty();
        assertThat(Files.readString(FOLDER.resolve(file)))
                .startsWith("# yaml-language-server: $schema=mapping.schema.json\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    version: 1         | versions: 1
                    kind: fact         | kind: facts
                    {copy: int64}      | {cpy: int64}
                    {copy: int64}      | {copy: int46}
                    record-id: true    | record-id: false
                    key: [loan_no]     | key: []
                    {date-of: lent_at} | {date-of: lent_at, time-of: lent_at}
                    """)
    void theSchemaRefusesWhatTheReaderRefuses(String right, String wrong) throws IOException {
        String file = Files.readString(FOLDER.resolve("library.yaml"));
        assertThat(file).contains(right);
        assertThat(problems(YAML.readTree(file.replace(right, wrong)))).isNotEmpty();
    }

    private static Set<ValidationMessage> problems(JsonNode mapping) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(FOLDER.resolve("mapping.schema.json")));
        return schema.validate(mapping);
    }
}
