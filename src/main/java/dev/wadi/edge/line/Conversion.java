package dev.wadi.edge.line;

import dev.wadi.edge.parquet.ParquetType;

/** What is made of a column: the value as this type, or the date or the time of a timestamp. */
public record Conversion(Part part, ParquetType type) {

    /** Of a value. */
    public enum Part {
        ALL,
        /** Of a timestamp. */
        DATE,
        /** Of a timestamp. */
        TIME
    }

    public static Conversion to(ParquetType type) {
        return new Conversion(Part.ALL, type);
    }
}
