package dev.wadi.pipelines.starschema.mapping;

import dev.wadi.edge.parquet.ColumnType;

/** A column of a source table as the mapping declares it. */
record SourceColumn(ColumnType type, boolean nullable) {}
