package dev.wadi.edge.jdbc.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Writes rows of one table as lines: every column, in the order of the table. */
public final class RowWriter {
    private final List<ColumnValueWriter> values;
    /** What stands before each value: <code>{"id":</code>, and {@code ,"name":} for the others. */
    private final List<byte[]> names;

    /** The text of a value of the row at hand, by its place; null for NULL. */
    @FunctionalInterface
    public interface Row<X extends Exception> {
        byte[] text(int column) throws X;
    }

    public RowWriter(List<SourceColumn> columns) {
        values = columns.stream()
                .map(column -> new ColumnValueWriter(column.type()))
                .toList();
        names = IntStream.range(0, columns.size())
                .mapToObj(place -> before(columns.get(place).name(), place == 0))
                .toList();
    }

    private static byte[] before(String name, boolean first) {
        JsonBytes bytes = new JsonBytes();
        bytes.put(first ? '{' : ',');
        byte[] utf8 = name.getBytes(UTF_8);
        bytes.putString(utf8, 0, utf8.length);
        bytes.put(':');
        return Arrays.copyOf(bytes.array(), bytes.length());
    }

    /** Adds a line. */
    public <X extends Exception> void write(Row<X> row, JsonBytes out) throws X {
        for (int i = 0; i < values.size(); i++) {
            out.put(names.get(i));
            values.get(i).write(row.text(i), out);
        }
        out.put('}');
        out.put('\n');
    }
}
