package dev.wadi.edge.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A PostgreSQL database. User name and password are read from the secrets manager for each connection, so that a rotated password is found without a restart.
 *
 * @param url as the driver has it, {@code jdbc:postgresql://HOST:PORT/DATABASE}
 * @param secret name of a JSON secret with {@code username} and {@code password}; blank where the URL says it all
 * @param longestStatement the server cancels what lasts longer, and the client gives up a little later
 */
public record Database(CamelContext context, String url, String secret, Duration longestStatement) {
    private static final int CONNECT_SECONDS = 10;
    private static final int GRACE_SECONDS = 30;

    /**
     * A transaction that reads. What the session needs is set for the transaction alone, and not sent when it begins: a pooler in front that gives a server
     * connection for one transaction at a time keeps neither, and refuses some.
     */
    public Connection openForReading() throws SQLException {
        return open("");
    }

    /** The same, where all queries see the rows as the first one does. */
    public Connection openSnapshot() throws SQLException {
        return open("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; ");
    }

    private Connection open(String first) throws SQLException {
        Connection connection = connect();
        boolean opened = false;
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(first + "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';"
                        + " SET LOCAL IntervalStyle = 'postgres'; SET LOCAL bytea_output = 'hex';"
                        + " SET LOCAL extra_float_digits = 3;"
                        // an upload between two fetches may last
                        + " SET LOCAL idle_in_transaction_session_timeout = 0;"
                        + " SET LOCAL statement_timeout = " + longestStatement.toMillis());
            }
            KnownServers.of(context).tell(url, connection);
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    private Connection connect() throws SQLException {
        for (ConnectionHook hook : context.getRegistry().findByType(ConnectionHook.class)) {
            hook.connecting(url);
        }
        Properties properties = new Properties();
        if (!secret.isBlank()) {
            DatabaseSecret account = new DatabaseSecret(context, secret);
            PGProperty.USER.set(properties, account.text("username"));
            PGProperty.PASSWORD.set(properties, account.text("password"));
        }
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, 2 * CONNECT_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, Math.toIntExact(longestStatement.toSeconds()) + GRACE_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.APPLICATION_NAME.set(properties, "wadi");
        // values come as the text that the server prints, exact to the digit; and no statement outlives its transaction
        PGProperty.BINARY_TRANSFER.set(properties, false);
        PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        // what is already in the URL wins
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException(
                    "the driver does not take the URL; write jdbc:postgresql://HOST:PORT/DATABASE", "08001");
        }
        return connection;
    }
}
