package dev.wadi.pipelines.starschema.mapping;

import dev.wadi.edge.parquet.TypedRow;

/** Where the value of a column of a target comes from. Fields are told by their place among those of the source. */
public sealed interface ColumnRule {

    /** A value of the line. */
    record FromField(int field) implements ColumnRule {}

    /** The record id (spec section 5). */
    record RecordId() implements ColumnRule {}

    /** @param value a row of this one value */
    record Constant(TypedRow value) implements ColumnRule {}

    /**
     * A value of the latest row of another table.
     *
     * @param on the field with its key
     * @param take a field of that table
     * @param reject whether a line without such a row is rejected; else the value is null
     */
    record LookedUp(String source, int on, int take, boolean reject) implements ColumnRule {}

    /**
     * A value of a table of codes.
     *
     * @param on the field with the code
     * @param take the column of the table
     */
    record Translated(CodeTable table, int on, int take) implements ColumnRule {}
}
