package dev.wadi.edge.jdbc;

import dev.wadi.edge.jdbc.json.JsonBytes;
import dev.wadi.edge.jdbc.json.RowWriter;
import dev.wadi.edge.jdbc.json.SourceColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of one query as lines of JSON, as they come from the server: some at a time, as many as fit into a bounded part of the memory. Where there are more than a few, those behind
 * are fetched while those before are worked on, and nobody else may use the connection until this is closed.
 */
public final class JsonRows implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JsonRows.class);
    private static final int FIRST_FETCH = 50;
    private static final int MOST_ROWS = 20_000;
    private static final int BYTES_AT_A_TIME = 4 * 1024 * 1024;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final RowWriter writer;
    private final int columns;
    private final JsonBytes line = new JsonBytes();
    private byte[][] row;
    /** Null as long as there are few. */
    private RowsAhead ahead;

    private int fetch = FIRST_FETCH;
    private int fetched;
    private long bytes;

    private JsonRows(PreparedStatement statement, ResultSet rows, List<SourceColumn> columns) throws SQLException {
        this.statement = statement;
        this.rows = rows;
        this.columns = rows.getMetaData().getColumnCount();
        writer = new RowWriter(columns);
    }

    /** The columns of the lines, once the server has told what the query gives. */
    @FunctionalInterface
    public interface Columns {
        List<SourceColumn> of(Connection connection, ResultSet rows) throws SQLException;
    }

    /**
     * Returns when the first rows are there, which may take as long as the server sorts.
     *
     * @param connection in a transaction: outside one the driver would read all rows at once
     * @param query with placeholders
     * @param values of these, as text; the server finds out of which type each must be
     * @param columns those of the lines come first in the rows
     * @param cancelling gets what ends the work of the server from another thread, before it begins
     */
    public static JsonRows open(
            Connection connection, String query, List<String> values, Columns columns, Consumer<Runnable> cancelling)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        boolean opened = false;
        try {
            cancelling.accept(() -> cancel(statement));
            statement.setFetchSize(FIRST_FETCH);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i), Types.OTHER);
            }
            ResultSet rows = statement.executeQuery();
            JsonRows all = new JsonRows(statement, rows, columns.of(connection, rows));
            opened = true;
            return all;
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

    /** False: there are no more. */
    public boolean next() throws SQLException {
        row = ahead == null ? fetch() : ahead.next();
        if (row == null) {
            return false;
        }
        line.clear();
        writer.write(row, line);
        if (ahead == null && fetch != FIRST_FETCH) {
            ahead = RowsAhead.start(this::fetch);
        }
        return true;
    }

    private byte[][] fetch() throws SQLException {
        if (!rows.next()) {
            return null;
        }
        byte[][] values = new byte[columns][];
        for (int i = 0; i < columns; i++) {
            values[i] = rows.getBytes(i + 1);
        }
        bytes += RowsAhead.size(values);
        if (++fetched == fetch) {
            long fitting = BYTES_AT_A_TIME * (long) fetched / Math.max(1, bytes);
            fetch = (int) Math.max(1, Math.min(MOST_ROWS, fitting));
            rows.setFetchSize(fetch);
            fetched = 0;
            bytes = 0;
        }
        return values;
    }

    /** The row, as a line; the next one takes its place. */
    public JsonBytes line() {
        return line;
    }

    /** The text of a column of the row, from 1 on, also of one that the line does not have; null for NULL. */
    public byte[] text(int column) {
        return row[column - 1];
    }

    @Override
    public void close() throws SQLException {
        if (ahead != null) {
            ahead.close();
        }
        statement.close();
    }

    /** Whatever becomes of that: its transaction ends soon. */
    public void closeQuietly() {
        try {
            close();
        } catch (SQLException e) {
            LOG.debug("The query could not be closed", e);
        }
    }
}
