package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.pipelines.datasetprocessing.operation.ChooseYears;
import dev.wadi.pipelines.datasetprocessing.operation.DropRepeatedRows;
import dev.wadi.pipelines.datasetprocessing.operation.DropRows;
import dev.wadi.pipelines.datasetprocessing.operation.DropRowsWithout;
import dev.wadi.pipelines.datasetprocessing.operation.KeepDistricts;
import dev.wadi.pipelines.datasetprocessing.operation.KeepRows;
import dev.wadi.pipelines.datasetprocessing.operation.SetCells;
import dev.wadi.pipelines.datasetprocessing.operation.ShiftYears;
import dev.wadi.pipelines.datasetprocessing.operation.Sort;
import dev.wadi.pipelines.datasetprocessing.operation.TableOperation;
import dev.wadi.pipelines.datasetprocessing.operation.WholeNumbers;
import java.util.List;
import java.util.Map;

/** Steps that choose, change and order rows; the columns stay. */
final class RowSteps {
    private static final String WHERE = "where";
    private static final String IS = "is";

    static final Map<String, OperationKind> KINDS = Map.ofEntries(
            Map.entry("keep-rows", RowSteps::keepRows),
            Map.entry("drop-rows", RowSteps::dropRows),
            Map.entry("drop-rows-without", at -> new DropRowsWithout(at.columns())),
            Map.entry("drop-repeated-rows", at -> {
                at.keys();
                return new DropRepeatedRows();
            }),
            Map.entry("keep-districts", at -> {
                at.keys();
                return new KeepDistricts();
            }),
            Map.entry("choose-years", RowSteps::chooseYears),
            Map.entry("shift-years", at -> new ShiftYears(at.node().integer())),
            Map.entry("set", RowSteps::set),
            Map.entry("sort", at -> new Sort(at.columns())),
            Map.entry("whole-numbers", at -> new WholeNumbers(at.columns())));

    private RowSteps() {}

    private static TableOperation keepRows(StepArguments at) {
        at.keys(WHERE, IS);
        return new KeepRows(at.column(WHERE), at.texts(IS));
    }

    private static TableOperation dropRows(StepArguments at) {
        at.keys(WHERE, IS);
        return new DropRows(at.column(WHERE), at.texts(IS));
    }

    private static TableOperation chooseYears(StepArguments at) {
        at.keys("common-to", "required");
        List<String> commonTo = at.node().optional("common-to").isPresent() ? at.tables("common-to") : List.of();
        return new ChooseYears(
                commonTo, at.node().optional("required").map(YamlNode::flag).orElse(false));
    }

    private static TableOperation set(StepArguments at) {
        at.keys("column", "to", WHERE, IS);
        return new SetCells(at.column("column"), at.text("to"), at.column(WHERE), at.texts(IS));
    }
}
