package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlNode;
import java.util.List;
import java.util.Map;

/**
 * What stands behind the name of an operation.
 *
 * @param scope the columns of the table at this step
 * @param others inputs and tables above, with the columns that they have in the end
 */
record StepArguments(YamlNode node, ColumnScope scope, Map<String, ColumnScope> others) {

    /** It may have these keys and no others. */
    void keys(String... known) {
        node.members(known);
    }

    String text(String key) {
        return node.required(key).text();
    }

    int integer(String key) {
        return node.required(key).integer();
    }

    List<String> texts(String key) {
        return node.required(key).texts();
    }

    /** A column that is there. */
    String column(String key) {
        return scope.column(node.required(key));
    }

    /** Columns that are there. */
    List<String> columns(String key) {
        return scope.columns(node.required(key));
    }

    List<String> optionalColumns(String key) {
        return node.optional(key).map(scope::columns).orElse(List.of());
    }

    /** The columns of the step, which is a list of them. */
    List<String> columns() {
        return scope.columns(node);
    }

    List<String> tables(String key) {
        return node.required(key).items().stream().map(this::table).toList();
    }

    /** An input or a table above. */
    String table(YamlNode name) {
        if (!others.containsKey(name.text())) {
            throw name.problem("no input and no table above is called '" + name.text() + "'"
                    + YamlNode.suggestion(name.text(), others.keySet()));
        }
        return name.text();
    }
}
