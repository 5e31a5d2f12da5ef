package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the steps of one table, and follows which columns it has after each. */
final class StepReader {
    private static final SortedMap<String, OperationKind> KINDS = new TreeMap<>();

    static {
        KINDS.putAll(RowSteps.KINDS);
        KINDS.putAll(NumberSteps.KINDS);
        KINDS.putAll(TableSteps.KINDS);
    }

    private final ColumnScope scope;
    private final Map<String, ColumnScope> others;

    /** @param others inputs and tables above, with the columns that they have in the end */
    StepReader(ColumnScope scope, Map<String, ColumnScope> others) {
        this.scope = scope;
        this.others = others;
    }

    /** By the names that files use. */
    static SortedMap<String, OperationKind> kinds() {
        return KINDS;
    }

    TableStep read(YamlNode step) {
        if (step.isText()) {
            return read(step.text(), step, step.withoutArguments(), step.text());
        }
        if (step.members().size() != 1) {
            throw step.problem(
                    "a step is one operation with what it needs, such as 'ratio: {of: [part], over: [whole]}'");
        }
        Map.Entry<String, YamlNode> only = step.members().entrySet().iterator().next();
        YamlNode arguments = only.getValue();
        return read(only.getKey(), arguments.keySaying(only.getKey()), arguments, only.getKey() + ": " + arguments);
    }

    private TableStep read(String name, YamlNode at, YamlNode arguments, String text) {
        OperationKind kind = KINDS.get(name);
        if (kind == null) {
            throw at.problem("unknown operation '" + name + "'" + YamlNode.suggestion(name, KINDS.keySet()));
        }
        return new TableStep(text, kind.read(new StepArguments(arguments, scope, others)));
    }
}
