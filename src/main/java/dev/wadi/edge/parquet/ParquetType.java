package dev.wadi.edge.parquet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The type of a column. A value of any but {@code STRING} is one {@code long}: a date its days since 1970, a time its microseconds since midnight, a timestamp its
 * microseconds since 1970 in no zone, a decimal its digits without the point, a boolean 0 or 1.
 *
 * @param precision of a decimal, else 0
 * @param scale of a decimal, else 0
 */
public record ParquetType(Kind kind, int precision, int scale) {
    /** All that fits into a {@code long}. */
    public static final int MOST_DIGITS = 18;

    /** The types that declarations know, for messages. */
    public static final String KNOWN =
            "int32, int64, boolean, string, date, time, timestamp, \"decimal(p,s)\" with up to " + MOST_DIGITS
                    + " digits, in quotes";

    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}), ?(\\d{1,2})\\)");
    private static final int INT32_DIGITS = 9;

    /** What a value is. */
    public enum Kind {
        INT32,
        INT64,
        BOOLEAN,
        STRING,
        DATE,
        TIME,
        TIMESTAMP,
        DECIMAL
    }

    public static ParquetType of(Kind kind) {
        return new ParquetType(kind, 0, 0);
    }

    /** As declarations have it: {@code int32}, {@code decimal(10,2)}. */
    public static Optional<ParquetType> parse(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = Integer.parseInt(decimal.group(2));
            return precision >= 1 && precision <= MOST_DIGITS && scale <= precision
                    ? Optional.of(new ParquetType(Kind.DECIMAL, precision, scale))
                    : Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.DECIMAL && of(kind).toString().equals(text)) {
                return Optional.of(of(kind));
            }
        }
        return Optional.empty();
    }

    /** No conversion of parquet-avro's: it would mark times and timestamps as adjusted to UTC. */
    PrimitiveType parquet(String name, boolean nullable) {
        Repetition repetition = nullable ? Repetition.OPTIONAL : Repetition.REQUIRED;
        return Types.primitive(primitive(), repetition).as(annotation()).named(name);
    }

    private PrimitiveTypeName primitive() {
        return switch (kind) {
            case INT32, DATE -> PrimitiveTypeName.INT32;
            case INT64, TIME, TIMESTAMP -> PrimitiveTypeName.INT64;
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
            case STRING -> PrimitiveTypeName.BINARY;
            case DECIMAL -> precision <= INT32_DIGITS ? PrimitiveTypeName.INT32 : PrimitiveTypeName.INT64;
        };
    }

    private LogicalTypeAnnotation annotation() {
        return switch (kind) {
            case INT32, INT64, BOOLEAN -> null;
            case STRING -> LogicalTypeAnnotation.stringType();
            case DATE -> LogicalTypeAnnotation.dateType();
            case TIME -> LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS);
            case TIMESTAMP -> LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS);
            case DECIMAL -> LogicalTypeAnnotation.decimalType(scale, precision);
        };
    }

    /** As it is declared. */
    @Override
    public String toString() {
        return switch (kind) {
            case INT32 -> "int32";
            case INT64 -> "int64";
            case BOOLEAN -> "boolean";
            case STRING -> "string";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case DECIMAL -> "decimal(" + precision + "," + scale + ")";
        };
    }
}
