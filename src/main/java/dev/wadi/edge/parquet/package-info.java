/** Parquet files of a declared schema, written row by row, and read for people and for tests. Hadoop is not there: parquet-floor stands in for the classes of it that parquet names. */
package dev.wadi.edge.parquet;
