package dev.wadi.edge.line;

/**
 * A value that is taken of each line.
 *
 * @param column of the source table
 * @param nullable whether it may be null or absent
 */
public record RowField(String column, Conversion conversion, boolean nullable) {}
