package dev.wadi.pipelines.datasetprocessing.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a type of a data set writes of its table.
 *
 * @param heading may be empty
 * @param series members and their values, each a text or a boolean
 * @param template how the rows of one entry are written
 * @param ranking what the entries are of, where they are no places
 */
public record DocumentForm(
        String heading, List<Map<String, Object>> series, Template template, Optional<Ranking> ranking) {}
