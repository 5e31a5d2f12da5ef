package dev.wadi.edge.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.apache.avro.generic.GenericFixed;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** A value of a Parquet file as JSON that a person reads. */
final class ShownValue {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final long MILLION = 1_000_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ShownValue() {}

    static JsonNode of(Object value, Type column) {
        LogicalTypeAnnotation type = column.getLogicalTypeAnnotation();
        if (value == null) {
            return JSON.nullNode();
        }
        if (type instanceof DecimalLogicalTypeAnnotation decimal) {
            return JSON.textNode(decimal(value, decimal.getScale()).toPlainString());
        }
        if (value instanceof Number number && type != null) {
            return time(number.longValue(), type);
        }
        return plain(value);
    }

    private static JsonNode time(long value, LogicalTypeAnnotation type) {
        if (type instanceof DateLogicalTypeAnnotation) {
            return JSON.textNode(LocalDate.ofEpochDay(value).toString());
        }
        if (type instanceof TimeLogicalTypeAnnotation time) {
            return JSON.textNode(TIME.format(LocalTime.ofNanoOfDay(value * nanos(time.getUnit()))));
        }
        if (type instanceof TimestampLogicalTypeAnnotation timestamp) {
            long perSecond = 1000 * MILLION / nanos(timestamp.getUnit());
            LocalDateTime shown = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(value, perSecond),
                    (int) (Math.floorMod(value, perSecond) * nanos(timestamp.getUnit())),
                    ZoneOffset.UTC);
            return JSON.textNode(TIMESTAMP.format(shown) + (timestamp.isAdjustedToUTC() ? "Z" : ""));
        }
        return JSON.numberNode(value);
    }

    private static long nanos(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> MILLION;
            case MICROS -> 1000;
            case NANOS -> 1;
        };
    }

    private static BigDecimal decimal(Object value, int scale) {
        return value instanceof BigDecimal known ? known : new BigDecimal(unscaled(value), scale);
    }

    private static BigInteger unscaled(Object value) {
        if (value instanceof GenericFixed fixed) {
            return new BigInteger(fixed.bytes());
        }
        return value instanceof ByteBuffer bytes
                ? new BigInteger(bytes(bytes))
                : BigInteger.valueOf(((Number) value).longValue());
    }

    private static JsonNode plain(Object value) {
        if (value instanceof Integer number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Number number) {
            return JSON.numberNode(number.doubleValue());
        }
        if (value instanceof ByteBuffer bytes) {
            return JSON.textNode(Base64.getEncoder().encodeToString(bytes(bytes)));
        }
        return JSON.textNode(value.toString());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
