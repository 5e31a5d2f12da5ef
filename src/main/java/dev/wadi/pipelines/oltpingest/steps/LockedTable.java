package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.pipelines.oltpingest.Watermark;
import dev.wadi.pipelines.oltpingest.store.SourceTable;
import dev.wadi.pipelines.oltpingest.store.TableLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table in a transaction in which nobody else works on it. With the end of the transaction the lock is free.
 *
 * @param source what the table is like
 * @param now the time of the database
 */
record LockedTable(Connection connection, SourceTable source, Watermark now) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockedTable.class);

    /** Empty: another instance is at work on it. */
    static Optional<LockedTable> lock(String table, IngestTask task) throws SQLException {
        Connection connection = task.database().openForReading();
        boolean locked = false;
        try {
            if (!TableLock.tryLock(connection, task.bucket().bucket().name(), table)) {
                return Optional.empty();
            }
            SourceTable source =
                    SourceTable.find(connection, table, task.rules().watermarks());
            Watermark now = TableLock.now(connection);
            locked = true;
            return Optional.of(new LockedTable(connection, source, now));
        } finally {
            if (!locked) {
                connection.close();
            }
        }
    }

    /** Returns when the lock is free, not only the connection closed: whoever is told of the end may begin. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("The connection is gone, and the lock with it", e);
        }
    }
}
