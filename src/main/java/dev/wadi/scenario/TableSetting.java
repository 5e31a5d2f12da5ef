package dev.wadi.scenario;

import dev.wadi.aws.DynamoDbTableFunction;

/**
 * A setting that names one of a pipeline's tables.
 *
 * @param definition file in the pipeline's folder of config/ that says what the table is like
 * @param otherwise the table's name where a scenario does not set it
 * @param bookkeeping the pipeline's own notes, which no scenario compares
 */
record TableSetting(String setting, String definition, String otherwise, boolean bookkeeping) {

    static TableSetting compared(String setting, String definition, String otherwise) {
        return new TableSetting(setting, definition, otherwise, false);
    }

    static TableSetting bookkeeping(String setting, String definition, String otherwise) {
        return new TableSetting(setting, definition, otherwise, true);
    }

    /** In {@code config.env} it may be an ARN, of the table or of one of its indexes. */
    String table(Element scenario) {
        return scenario.section("config")
                .member("env")
                .flatMap(env -> env.member(setting))
                .map(name -> DynamoDbTableFunction.tableOf(name.text()))
                .orElse(otherwise);
    }
}
