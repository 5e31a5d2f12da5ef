package dev.wadi.pipelines.starschema.mapping;

import dev.wadi.edge.parquet.ParquetType;

/** A column of a source table as the mapping declares it. */
record DeclaredColumn(ParquetType type, boolean nullable) {}
