package dev.wadi.pipelines.datasetprocessing.definition;

import java.util.List;

/**
 * How a table is made.
 *
 * @param from an input or a table above it
 */
public record TablePlan(String name, String from, List<TableStep> steps) {}
