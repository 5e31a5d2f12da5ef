package dev.wadi.scenario.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.settings.SettingCatalog;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name of a table that is made for a scenario is the one that the application finds in its settings. */
class TableSettingTest {
    private static final String DERIVED = "DYNAMO_DB_DEDUPE_TABLE_NAME";
    private final SettingCatalog catalog = new Installation(Path.of("").toAbsolutePath()).settings();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | UCExportToCrownStatus_Processed",
                "{DYNAMO_DB_EXPORT_STATUS_TABLE_NAME: mine} | mine_Processed",
                "{DYNAMO_DB_EXPORT_STATUS_TABLE_NAME: mine, DYNAMO_DB_DEDUPE_TABLE_NAME: notes} | notes",
                "{DYNAMO_DB_DEDUPE_TABLE_NAME: \"arn:aws:dynamodb:eu-west-1:1:table/notes/index/i\"} | notes"
            })
    void aDefaultThatIsMadeOfAnotherSettingFollowsTheScenario(String environment, String table) throws IOException {
        ScenarioNode scenario = ScenarioNode.root(new YAMLMapper().readTree("config: {env: " + environment + "}"));
        TableSetting setting = TableSetting.of(catalog.find(DERIVED).orElseThrow(), catalog, scenario);
        assertThat(setting.table(scenario)).isEqualTo(table);
    }
}
