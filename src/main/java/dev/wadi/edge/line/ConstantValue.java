package dev.wadi.edge.line;

import dev.wadi.edge.parquet.ParquetType;
import dev.wadi.edge.parquet.ParquetType.Kind;
import dev.wadi.edge.parquet.TypedRow;
import java.time.ZoneOffset;
import java.util.Optional;

/** A value that a mapping has as a text, read as that of a line is. */
public final class ConstantValue {
    private ConstantValue() {}

    /** A row of this one value; empty where the text is none of this type. */
    public static Optional<TypedRow> of(String text, ParquetType type) {
        LineFields fields = new LineFields(1);
        fields.clear();
        if (type.kind() == Kind.BOOLEAN) {
            fields.set(0, LineFields.Kind.BOOLEAN, Boolean.parseBoolean(text) ? 1 : 0);
        } else {
            boolean whole = type.kind() == Kind.INT32 || type.kind() == Kind.INT64;
            if (whole && !text.matches("-?[0-9]{1,20}")) {
                return Optional.empty();
            }
            fields.set(0, whole ? LineFields.Kind.NUMBER : LineFields.Kind.TEXT, text.toCharArray(), 0, text.length());
        }
        TypedRow row = new TypedRow(1);
        LineFault fault = new ValueConverter(ZoneOffset.UTC).convert(fields, 0, Conversion.to(type), row, 0);
        return fault == null ? Optional.of(row) : Optional.empty();
    }
}
