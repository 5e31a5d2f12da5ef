package dev.wadi.edge.parquet;

/** @param nullable whether a row may have no value there */
public record TableColumn(String name, ParquetType type, boolean nullable) {}
