package dev.wadi.edge.line;

import static dev.wadi.edge.line.LineFault.OUT_OF_RANGE;
import static dev.wadi.edge.line.LineFault.WRONG_TYPE;

import dev.wadi.edge.line.Conversion.Part;
import dev.wadi.edge.line.LineFields.Kind;
import dev.wadi.edge.parquet.ParquetType;
import dev.wadi.edge.parquet.TypedRow;
import java.time.ZoneId;

/** Makes a typed value of what JSON has, never by rounding. */
final class ValueConverter {
    private final DateTimeText dateTime;

    /** @param zone in which timestamps with an offset are told */
    ValueConverter(ZoneId zone) {
        dateTime = new DateTimeText(zone);
    }

    /** Null where the row has the value; else why it cannot be made. */
    LineFault convert(LineFields fields, int column, Conversion conversion, TypedRow row, int at) {
        ParquetType type = conversion.type();
        return switch (type.kind()) {
            case INT32 -> integer(fields, column, Integer.MIN_VALUE, Integer.MAX_VALUE, row, at);
            case INT64 -> integer(fields, column, Long.MIN_VALUE, Long.MAX_VALUE, row, at);
            case DECIMAL -> decimal(fields, column, type, row, at);
            case BOOLEAN -> flag(fields, column, row, at);
            case STRING -> text(fields, column, row, at);
            case DATE, TIME, TIMESTAMP -> time(fields, column, conversion, row, at);
        };
    }

    private static LineFault integer(LineFields fields, int column, long least, long most, TypedRow row, int at) {
        long value;
        switch (fields.kind(column)) {
            case INTEGER -> value = fields.number(column);
            case NUMBER -> {
                value = NumberText.integer(fields.text(column));
                if (value == NumberText.UNREADABLE || value == NumberText.OUT_OF_RANGE) {
                    return value == NumberText.UNREADABLE ? WRONG_TYPE : OUT_OF_RANGE;
                }
            }
            default -> {
                return WRONG_TYPE;
            }
        }
        if (value < least || value > most) {
            return OUT_OF_RANGE;
        }
        row.set(at, value);
        return null;
    }

    private static LineFault decimal(LineFields fields, int column, ParquetType type, TypedRow row, int at) {
        Kind kind = fields.kind(column);
        long value;
        if (kind == Kind.INTEGER) {
            value = NumberText.decimal(fields.number(column), type.precision(), type.scale());
        } else if (kind == Kind.NUMBER || kind == Kind.TEXT) {
            value = NumberText.decimal(
                    fields.characters(),
                    fields.start(column),
                    fields.length(column),
                    type.precision(),
                    type.scale(),
                    kind == Kind.NUMBER);
        } else {
            return WRONG_TYPE;
        }
        if (value == NumberText.UNREADABLE || value == NumberText.OUT_OF_RANGE) {
            return value == NumberText.UNREADABLE ? WRONG_TYPE : OUT_OF_RANGE;
        }
        row.set(at, value);
        return null;
    }

    private static LineFault flag(LineFields fields, int column, TypedRow row, int at) {
        if (fields.kind(column) != Kind.BOOLEAN) {
            return WRONG_TYPE;
        }
        row.set(at, fields.number(column));
        return null;
    }

    private static LineFault text(LineFields fields, int column, TypedRow row, int at) {
        if (fields.kind(column) != Kind.TEXT || !fields.isText(column)) {
            return WRONG_TYPE;
        }
        row.set(at, fields.utf8(column));
        return null;
    }

    private LineFault time(LineFields fields, int column, Conversion conversion, TypedRow row, int at) {
        if (fields.kind(column) != Kind.TEXT) {
            return WRONG_TYPE;
        }
        long value = read(fields, column, conversion);
        if (value == DateTimeText.UNREADABLE || value == DateTimeText.TOO_FINE) {
            return value == DateTimeText.UNREADABLE ? WRONG_TYPE : OUT_OF_RANGE;
        }
        row.set(at, value);
        return null;
    }

    private long read(LineFields fields, int column, Conversion conversion) {
        if (conversion.part() == Part.ALL) {
            char[] text = fields.characters();
            return switch (conversion.type().kind()) {
                case DATE -> dateTime.date(text, fields.start(column), fields.length(column));
                case TIME -> DateTimeText.time(text, fields.start(column), fields.length(column));
                default -> fields.timestamp(column, dateTime);
            };
        }
        long timestamp = fields.timestamp(column, dateTime);
        if (timestamp == DateTimeText.UNREADABLE || timestamp == DateTimeText.TOO_FINE) {
            return timestamp;
        }
        return conversion.part() == Part.DATE
                ? Math.floorDiv(timestamp, DateTimeText.MICROS_PER_DAY)
                : Math.floorMod(timestamp, DateTimeText.MICROS_PER_DAY);
    }
}
