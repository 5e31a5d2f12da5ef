package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.StepNotes;
import dev.wadi.pipelines.datasetprocessing.Explanation;
import org.apache.camel.CamelContext;

/** Shows each table on the way to the documents, where somebody wants to see it. */
final class ShownTables {
    private ShownTables() {}

    static Explanation of(CamelContext context) {
        return StepNotes.of(context)
                .<Explanation>map(notes -> (table, step, result) -> notes.add(table + ", " + step + "\n" + result))
                .orElse(Explanation.NONE);
    }
}
