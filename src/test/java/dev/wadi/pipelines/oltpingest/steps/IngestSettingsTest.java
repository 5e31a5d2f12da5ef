package dev.wadi.pipelines.oltpingest.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.settings.BeanSettings;
import dev.wadi.settings.SettingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that nothing can be done with are refused before the start, by their settings. */
class IngestSettingsTest {
    private static final Map<String, String> RIGHT = Map.of(
            "watermark", "created_at, last_updated",
            "environment", "dev",
            "timestampParameter", "{env}_{table}_latest_extracted_timestamp",
            "idParameter", "/totesys/{env}/{table}/sequential_id");

    @Test
    void whatIsRightIsNotTold() {
        assertThat(problems("environment", "eu/dev")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    watermark          | ,                                         | names no column
                    watermark          | ''                                        | names no column
                    environment        | ''                                        | is ''. In the names of parameters
                    environment        | a:b                                       | is 'a:b'
                    timestampParameter | /totesys/{env}/latest                     | has no {table} in it
                    idParameter        | /totesys/{environment}/{table}/id         | Parameter Store takes letters
                    idParameter        | /totesys//{table}/id                      | single '/'
                    idParameter        | {env}_{table}_latest_extracted_timestamp  | is that of the timestamp, too
                    """)
    void whatIsWrongIsToldByTheNameOfItsSetting(String property, String value, String problem) {
        assertThat(problems(property, value)).singleElement().satisfies(told -> {
            assertThat(told.setting()).isEqualTo("oltp-ingest." + property);
            assertThat(told).hasMessageContaining(problem);
            assertThat(told.example()).startsWith("oltp-ingest." + property + "=");
        });
    }

    private static List<SettingException> problems(String property, String value) {
        Map<String, String> settings = new HashMap<>(RIGHT);
        settings.put(property, value);
        Map<String, String> properties = new HashMap<>();
        settings.keySet().forEach(name -> properties.put(name, "{{oltp-ingest." + name + "}}"));
        return new IngestSettings()
                .problems(new BeanSettings(
                        properties, text -> settings.get(text.replaceAll("^\\{\\{oltp-ingest\\.|}}$", ""))));
    }
}
