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

    /**
     * Adds a line.
     *
     * @param row the texts of the values; null for NULL. What is behind the columns is left out
     */
    public void write(byte[][] row, JsonBytes out) {
        for (int i = 0; i < values.size(); i++) {
            out.put(names.get(i));
            values.get(i).write(row[i], out);
        }
        out.put('}');
        out.put('\n');
    }
}
