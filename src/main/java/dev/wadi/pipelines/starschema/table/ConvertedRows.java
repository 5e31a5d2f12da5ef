package dev.wadi.pipelines.starschema.table;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;

/**
 * The rows of an object, in files.
 *
 * @param written rows by target, none without rows
 * @param files by target
 * @param outsideDates days of facts that the calendar does not have
 */
public record ConvertedRows(
        Map<String, Long> written,
        Map<String, Path> files,
        long duplicates,
        long superseded,
        SortedSet<Long> outsideDates,
        WarehouseState.Change change) {}
