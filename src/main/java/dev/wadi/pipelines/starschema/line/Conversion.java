package dev.wadi.pipelines.starschema.line;

import dev.wadi.edge.parquet.ColumnType;

/** What is made of a column: the value as this type, or the date or the time of a timestamp. */
public record Conversion(Part part, ColumnType type) {

    /** Of a value. */
    public enum Part {
        ALL,
        /** Of a timestamp. */
        DATE,
        /** Of a timestamp. */
        TIME
    }

    public static Conversion to(ColumnType type) {
        return new Conversion(Part.ALL, type);
    }
}
