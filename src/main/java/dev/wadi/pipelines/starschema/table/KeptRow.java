package dev.wadi.pipelines.starschema.table;

import dev.wadi.edge.parquet.TypedRow;

/**
 * The latest row of a key.
 *
 * @param id of the object that it came with
 * @param row in the fields of its source
 */
record KeptRow(long id, TypedRow row) {}
