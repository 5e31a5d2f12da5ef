package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.pipelines.datasetprocessing.csv.InputFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one data set file declares.
 *
 * @param name of the function: that of the file
 * @param inputs in the order in which they are looked for
 * @param tables by name, each after those that it is made of
 * @param types by name, as the event says it
 * @param otherTypes what a type that is not declared means; empty: it is refused
 */
public record Dataset(
        String name,
        String title,
        List<InputFile> inputs,
        Map<String, TablePlan> tables,
        Map<String, DatasetType> types,
        Optional<DatasetType> otherTypes) {}
