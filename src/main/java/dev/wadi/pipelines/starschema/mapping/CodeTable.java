package dev.wadi.pipelines.starschema.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Codes and what they mean, from a CSV file. Codes are compared with their case.
 *
 * @param called what one of its codes is, in the code of a warning: {@code unknown-currency}
 * @param columns of the file
 * @param rows the cells of each line by its code
 * @param unknown stands for what a code means that is not there; without it that is null
 */
public record CodeTable(
        String name, String called, List<String> columns, Map<String, List<String>> rows, Optional<String> unknown) {

    /** The cell of a code; empty where the code is not there. */
    public Optional<String> cell(String code, int column) {
        return Optional.ofNullable(rows.get(code)).map(cells -> cells.get(column));
    }
}
