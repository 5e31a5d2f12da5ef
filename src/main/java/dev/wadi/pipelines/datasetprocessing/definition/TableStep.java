package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.pipelines.datasetprocessing.operation.TableOperation;

/**
 * A step of a table.
 *
 * @param text as the file has it, on one line
 */
public record TableStep(String text, TableOperation operation) {}
