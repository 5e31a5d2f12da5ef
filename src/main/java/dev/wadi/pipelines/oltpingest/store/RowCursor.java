package dev.wadi.pipelines.oltpingest.store;

import dev.wadi.pipelines.oltpingest.Watermark;
import dev.wadi.pipelines.oltpingest.json.JsonBytes;
import dev.wadi.pipelines.oltpingest.json.RowWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of one query, of one snapshot, as they come from the server: some at a time, as many as fit into a bounded part of the memory. */
public final class RowCursor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RowCursor.class);
    private static final int FIRST_FETCH = 50;
    private static final int MOST_ROWS = 20_000;
    private static final int BYTES_AT_A_TIME = 4 * 1024 * 1024;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final RowWriter writer;
    private final int watermarkColumn;
    private final JsonBytes line = new JsonBytes();
    private int fetch = FIRST_FETCH;
    private int fetched;
    private long bytes;

    private RowCursor(PreparedStatement statement, ResultSet rows, RowWriter writer, int watermarkColumn) {
        this.statement = statement;
        this.rows = rows;
        this.writer = writer;
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
        PreparedStatement statement = connection.prepareStatement(query.text());
        boolean opened = false;
        try {
            cancelling.accept(() -> cancel(statement));
            statement.setFetchSize(FIRST_FETCH);
            List<String> values = query.values();
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            ResultSet rows = statement.executeQuery();
            opened = true;
            return new RowCursor(
                    statement,
                    rows,
                    new RowWriter(table.columns()),
                    table.columns().size() + 1);
        } finally {
            if (!opened) {
                statement.close();
            }
        }
    }

    /** Nothing where the server does nothing for it. */
    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            LOG.debug("The query could not be cancelled", e);
        }
    }

    /** Whatever becomes of that: its transaction ends soon. */
    public void closeQuietly() {
        try {
            close();
        } catch (SQLException e) {
            LOG.debug("The query could not be closed", e);
        }
    }

    /** False: there are no more. */
    public boolean next() throws SQLException {
        if (!rows.next()) {
            return false;
        }
        line.clear();
        writer.write(column -> rows.getBytes(column + 1), line);
        bytes += line.length();
        if (++fetched == fetch) {
            long fitting = BYTES_AT_A_TIME * (long) fetched / Math.max(1, bytes);
            fetch = (int) Math.max(1, Math.min(MOST_ROWS, fitting));
            rows.setFetchSize(fetch);
            fetched = 0;
            bytes = 0;
        }
        return true;
    }

    /** The row, as a line; the next one takes its place. */
    public JsonBytes line() {
        return line;
    }

    /** Of the row; empty where it tells no time, or an infinite one. */
    public Optional<Watermark> watermark() throws SQLException {
        byte[] text = rows.getBytes(watermarkColumn);
        return text == null ? Optional.empty() : Watermark.ofDatabase(text);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
