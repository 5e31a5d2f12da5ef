package dev.wadi.edge.jdbc.json;

/** A column of a table. */
public record SourceColumn(String name, ColumnType type) {}
