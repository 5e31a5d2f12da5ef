package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.definition.Dataset;
import dev.wadi.pipelines.datasetprocessing.definition.TablePlan;
import dev.wadi.pipelines.datasetprocessing.definition.TableStep;
import dev.wadi.pipelines.datasetprocessing.operation.OtherTables;
import dev.wadi.pipelines.datasetprocessing.operation.YearChoice;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.HashMap;
import java.util.Map;

/** The tables of a data set in one run, each made when it is first asked for. A table that nobody asks for is not made, and cannot fail. */
final class DatasetTables implements OtherTables {
    private final Dataset dataset;
    private final YearChoice years;
    private final Explanation explanation;
    private final Map<String, DataTable> made;

    /** @param inputs as they were read */
    DatasetTables(Dataset dataset, YearChoice years, Map<String, DataTable> inputs, Explanation explanation) {
        this.dataset = dataset;
        this.years = years;
        this.explanation = explanation;
        this.made = new HashMap<>(inputs);
    }

    @Override
    public YearChoice years() {
        return years;
    }

    @Override
    public DataTable named(String name) throws RefusedException {
        DataTable known = made.get(name);
        if (known == null) {
            known = make(dataset.tables().get(name));
            made.put(name, known);
        }
        return known;
    }

    private DataTable make(TablePlan plan) throws RefusedException {
        DataTable table = named(plan.from()).named(plan.name());
        explanation.after(plan.name(), "from: " + plan.from(), table);
        for (TableStep step : plan.steps()) {
            table = step.operation().apply(table, this);
            explanation.after(plan.name(), step.text(), table);
        }
        return table;
    }
}
