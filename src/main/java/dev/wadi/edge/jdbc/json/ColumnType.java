package dev.wadi.edge.jdbc.json;

import java.util.Map;

/**
 * How the values of a column become JSON, by the name of its type in the catalogue; a domain has that of its base.
 *
 * @param kind of a value, or of each element of an array
 * @param digits of the fraction of a second, 3 or 6
 * @param delimiter between the elements of an array; 0 where the values are none
 */
public record ColumnType(Kind kind, int digits, char delimiter) {
    /** Bytes as they are, not the text of them. */
    public static final ColumnType DECODED_BYTES = new ColumnType(Kind.DECODED_BYTES, 0, (char) 0);

    /** Of the columns of precision 0 to 3. */
    private static final int MILLIS = 3;

    private static final int MICROS = 6;

    /** What a value is written as. */
    enum Kind {
        NUMBER,
        REAL,
        BOOLEAN,
        TIMESTAMP,
        TIMESTAMP_UTC,
        TIME,
        BYTES,
        DECODED_BYTES,
        JSON,
        STRING
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("int2", Kind.NUMBER),
            Map.entry("int4", Kind.NUMBER),
            Map.entry("int8", Kind.NUMBER),
            // as the driver calls columns that count by themselves
            Map.entry("smallserial", Kind.NUMBER),
            Map.entry("serial", Kind.NUMBER),
            Map.entry("bigserial", Kind.NUMBER),
            Map.entry("oid", Kind.NUMBER),
            Map.entry("float4", Kind.REAL),
            Map.entry("float8", Kind.REAL),
            Map.entry("bool", Kind.BOOLEAN),
            Map.entry("timestamp", Kind.TIMESTAMP),
            Map.entry("timestamptz", Kind.TIMESTAMP_UTC),
            Map.entry("time", Kind.TIME),
            Map.entry("bytea", Kind.BYTES),
            Map.entry("json", Kind.JSON),
            Map.entry("jsonb", Kind.JSON));

    /**
     * A type of the catalogue.
     *
     * @param name of the type, or of the elements of an array
     * @param modifier of the column: for times the number of digits; -1 for none
     * @param delimiter 0 for no array
     */
    public static ColumnType of(String name, int modifier, char delimiter) {
        return new ColumnType(
                KINDS.getOrDefault(name, Kind.STRING),
                modifier >= 0 && modifier <= MILLIS ? MILLIS : MICROS,
                delimiter);
    }

    boolean isArray() {
        return delimiter != 0;
    }
}
