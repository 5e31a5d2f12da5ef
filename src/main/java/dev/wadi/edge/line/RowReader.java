package dev.wadi.edge.line;

import dev.wadi.edge.line.LineFields.Kind;
import dev.wadi.edge.parquet.TypedRow;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes typed values of lines, or says what is wrong with the first of them that cannot be made. For one thread. */
public final class RowReader {
    private final List<RowField> fields;
    private final int[] columns;
    private final JsonLine line;
    private final ValueConverter converter;
    private final TypedRow row;
    private final Set<String> absent = new LinkedHashSet<>();

    /**
     * @param fields in the order in which they are checked
     * @param known columns of the table; empty where nobody said
     * @param zone in which timestamps with an offset are told
     */
    public RowReader(List<RowField> fields, Set<String> known, ZoneId zone) {
        this.fields = List.copyOf(fields);
        List<String> names = known.isEmpty()
                ? names(fields)
                : known.stream().filter(names(fields)::contains).toList();
        columns =
                fields.stream().mapToInt(field -> names.indexOf(field.column())).toArray();
        line = new JsonLine(names, known);
        converter = new ValueConverter(zone);
        row = new TypedRow(fields.size());
    }

    private static List<String> names(List<RowField> fields) {
        return fields.stream().map(RowField::column).distinct().toList();
    }

    /** The values in the order of the fields; valid until the next line. */
    public TypedRow read(TextLine text) throws RejectedLineException {
        LineFields found = line.read(text);
        for (int at = 0; at < columns.length; at++) {
            Kind kind = found.kind(columns[at]);
            if (kind == Kind.ABSENT || kind == Kind.NULL) {
                setNull(at, kind);
            } else {
                convert(found, at);
            }
        }
        return row;
    }

    private void setNull(int at, Kind kind) throws RejectedLineException {
        RowField field = fields.get(at);
        if (!field.nullable()) {
            throw kind == Kind.ABSENT
                    ? new RejectedLineException(
                            LineFault.MISSING_COLUMN, field.column(), "the line has no " + field.column())
                    : new RejectedLineException(LineFault.NULL_VALUE, field.column(), field.column() + " is null");
        }
        if (kind == Kind.ABSENT) {
            absent.add(field.column());
        }
        row.setNull(at);
    }

    private void convert(LineFields found, int at) throws RejectedLineException {
        RowField field = fields.get(at);
        LineFault reason = converter.convert(found, columns[at], field.conversion(), row, at);
        if (reason != null) {
            throw new RejectedLineException(
                    reason,
                    field.column(),
                    field.column() + " is no " + field.conversion().type()
                            + (reason == LineFault.OUT_OF_RANGE ? " that fits: " : ": ")
                            + shown(found, columns[at]));
        }
    }

    private static String shown(LineFields found, int column) {
        if (found.kind(column) == Kind.NESTED) {
            return "an object or a list";
        }
        String text = found.text(column);
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }

    /** Nullable columns that a line did not have. */
    public Set<String> absentColumns() {
        return absent;
    }

    /** Columns of lines that the table does not have, in the order in which they came. */
    public Set<String> unknownColumns() {
        return line.unknown();
    }
}
