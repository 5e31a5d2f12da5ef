package dev.wadi.scenario.environment;

import dev.wadi.edge.aws.DynamoDbTableFunction;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.util.Optional;

/**
 * A setting that names one of a pipeline's tables.
 *
 * @param definition file in the pipeline's folder of config/ that says what the table is like
 * @param otherwise the table's name where a scenario does not set it
 * @param bookkeeping the pipeline's own notes, which no scenario compares
 */
record TableSetting(String setting, String definition, String otherwise, boolean bookkeeping) {

    /** By its declaration: the name is that of the default, or of the example, which may be made of settings that the scenario has. */
    static TableSetting of(Setting setting, SettingCatalog settings, ScenarioNode scenario) {
        return new TableSetting(
                setting.name(),
                setting.type()
                        .notes()
                        .get("file")
                        .orElseThrow(() -> new ScenarioFormatException(
                                "tables",
                                setting.name()
                                        + " names a table, and nothing says what it is like: write file=NAME behind"
                                        + " its type, and the definition in the folder of the pipeline in config/")),
                DynamoDbTableFunction.tableOf(
                        settings.resolve(setting.value(), other -> given(other.name(), scenario))),
                setting.type().notes().has("not-compared"));
    }

    /** In {@code config.env} it may be an ARN, of the table or of one of its indexes. */
    String table(ScenarioNode scenario) {
        return given(setting, scenario).map(DynamoDbTableFunction::tableOf).orElse(otherwise);
    }

    private static Optional<String> given(String setting, ScenarioNode scenario) {
        return scenario.section("config")
                .member("env")
                .flatMap(env -> env.member(Setting.environmentName(setting)))
                .map(ScenarioNode::text);
    }
}
