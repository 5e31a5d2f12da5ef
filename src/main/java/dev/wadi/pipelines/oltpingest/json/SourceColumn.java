package dev.wadi.pipelines.oltpingest.json;

/** A column of a table. */
public record SourceColumn(String name, ColumnType type) {}
