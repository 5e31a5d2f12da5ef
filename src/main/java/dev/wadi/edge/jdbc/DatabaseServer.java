package dev.wadi.edge.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * What answers behind the URL of a database, as far as it matters to whoever operates it.
 *
 * @param standby whether it follows a primary
 * @param pooled whether something between hands out its connections: the process that works for us is not the one that the connection was made to
 */
record DatabaseServer(String version, boolean standby, boolean pooled) {

    static DatabaseServer of(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet answer = query.executeQuery(
                        "SELECT current_setting('server_version'), pg_is_in_recovery(), pg_backend_pid()")) {
            answer.next();
            return new DatabaseServer(
                    answer.getString(1),
                    answer.getBoolean(2),
                    answer.getInt(3) != connection.unwrap(PGConnection.class).getBackendPID());
        }
    }

    /** @param url without what stands behind the name of the database: a password may */
    String text(String url) {
        return "Reads " + url + ", PostgreSQL " + version + "."
                + (pooled
                        ? " A pooler stands in front of it. Its pool mode must be transaction or session: what Wadi"
                                + " sets, and each lock that it takes, belongs to one transaction and works there too."
                        : "")
                + (standby
                        ? " It is a standby: it may cancel a query that lasts (max_standby_streaming_delay), and knows"
                                + " no locks of other servers. Let all instances read the same server."
                        : "");
    }
}
