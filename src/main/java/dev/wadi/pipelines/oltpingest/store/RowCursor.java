package dev.wadi.pipelines.oltpingest.store;

import dev.wadi.edge.jdbc.JsonRows;
import dev.wadi.edge.jdbc.json.JsonBytes;
import dev.wadi.pipelines.oltpingest.Watermark;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows of one query, of one snapshot, each as a line and with its watermark. */
public final class RowCursor implements AutoCloseable {
    private final JsonRows rows;
    private final int watermarkColumn;

    private RowCursor(JsonRows rows, int watermarkColumn) {
        this.rows = rows;
        this.watermarkColumn = watermarkColumn;
    }

    /**
     * Returns when the first rows are there, which may take as long as the server sorts.
     *
     * @param connection in a transaction: outside one the driver would read all rows at once
     * @param cancelling gets what ends the work of the server from another thread, before it begins
     */
    public static RowCursor open(
            Connection connection, SourceTable table, RowQuery query, Consumer<Runnable> cancelling)
            throws SQLException {
        JsonRows rows =
                JsonRows.open(connection, query.text(), query.values(), (asked, answer) -> table.columns(), cancelling);
        return new RowCursor(rows, table.columns().size() + 1);
    }

    /** False: there are no more. */
    public boolean next() throws SQLException {
        return rows.next();
    }

    /** The row, as a line; the next one takes its place. */
    public JsonBytes line() {
        return rows.line();
    }

    /** Of the row; empty where it tells no time, or an infinite one. */
    public Optional<Watermark> watermark() {
        byte[] text = rows.text(watermarkColumn);
        return text == null ? Optional.empty() : Watermark.ofDatabase(text);
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }

    /** Whatever becomes of that: its transaction ends soon. */
    public void closeQuietly() {
        rows.closeQuietly();
    }
}
