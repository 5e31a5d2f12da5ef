package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.pipelines.datasetprocessing.operation.Append;
import dev.wadi.pipelines.datasetprocessing.operation.CityRows;
import dev.wadi.pipelines.datasetprocessing.operation.DropColumns;
import dev.wadi.pipelines.datasetprocessing.operation.Group;
import dev.wadi.pipelines.datasetprocessing.operation.Join;
import dev.wadi.pipelines.datasetprocessing.operation.JoinAll;
import dev.wadi.pipelines.datasetprocessing.operation.Levels;
import dev.wadi.pipelines.datasetprocessing.operation.RenameColumns;
import dev.wadi.pipelines.datasetprocessing.operation.TableOperation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps that make another table of one or more: other columns, other rows. */
final class TableSteps {
    private static final String BY = "by";
    private static final String SUM = "sum";
    private static final String ALL_OR_NONE = "sum-all-or-none";
    private static final String SHARED = "shared-columns";

    static final Map<String, OperationKind> KINDS = Map.ofEntries(
            Map.entry("rename-columns", TableSteps::rename),
            Map.entry("drop-columns", TableSteps::dropColumns),
            Map.entry("group", TableSteps::group),
            Map.entry("levels", TableSteps::levels),
            Map.entry("city-rows", TableSteps::cityRows),
            Map.entry("append", TableSteps::append),
            Map.entry("join", TableSteps::join),
            Map.entry("join-all", TableSteps::joinAll));

    private TableSteps() {}

    private static TableOperation rename(StepArguments at) {
        Map<String, String> names = new LinkedHashMap<>();
        at.node().members().forEach((from, to) -> names.put(at.scope().column(to.keySaying(from)), to.text()));
        Set<String> after = new LinkedHashSet<>();
        for (String column : at.scope().columns()) {
            String name = names.getOrDefault(column, column);
            if (!after.add(name)) {
                throw at.node().problem("two columns would be called '" + name + "'");
            }
        }
        at.scope().replaceBy(after);
        return new RenameColumns(names);
    }

    private static TableOperation dropColumns(StepArguments at) {
        DropColumns drop = new DropColumns(at.columns());
        at.scope().columns().removeAll(drop.columns());
        return drop;
    }

    private static TableOperation group(StepArguments at) {
        at.keys(BY, SUM);
        Group group = new Group(at.columns(BY), at.columns(SUM));
        at.scope().replaceBy(group.by());
        group.sum().forEach(at.scope()::make);
        return group;
    }

    private static TableOperation levels(StepArguments at) {
        at.keys(SUM, ALL_OR_NONE, BY);
        Levels levels = new Levels(at.columns(SUM), at.optionalColumns(ALL_OR_NONE), at.optionalColumns(BY));
        at.scope().replaceBy(Levels.KEYS);
        List.of(levels.by(), levels.sum(), levels.allOrNone()).forEach(columns -> columns.forEach(at.scope()::make));
        return levels;
    }

    private static TableOperation cityRows(StepArguments at) {
        at.keys(SUM, BY);
        return new CityRows(at.columns(SUM), at.optionalColumns(BY));
    }

    private static TableOperation append(StepArguments at) {
        Append append = new Append(at.table(at.node()));
        at.others().get(append.other()).columns().forEach(at.scope()::make);
        return append;
    }

    private static TableOperation join(StepArguments at) {
        at.keys("with", "on", "take");
        String with = at.table(at.node().required("with"));
        ColumnScope partner = at.others().get(with);
        YamlNode on = at.node().required("on");
        boolean shared = on.isText() && on.word(SHARED).equals(SHARED);
        List<String> keys = shared ? List.of() : at.columns("on");
        keys.forEach(key -> partner.column(on.saying(key)));
        List<String> take = at.node().optional("take").map(partner::columns).orElse(List.of());
        (take.isEmpty() ? partner.columns() : take).forEach(at.scope()::make);
        return new Join(with, keys, take);
    }

    private static TableOperation joinAll(StepArguments at) {
        at.keys("with", "on");
        JoinAll join = new JoinAll(at.tables("with"), at.columns("on"));
        join.with().forEach(table -> at.others().get(table).columns().forEach(at.scope()::make));
        return join;
    }
}
