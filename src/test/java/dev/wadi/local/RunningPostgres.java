package dev.wadi.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The PostgreSQL of a local cloud, as somebody has it who keeps it running. */
public record RunningPostgres(String url) {

    /** As for an update: who is connected is sent away. Returns when it takes connections again. */
    public void restart() throws IOException, SQLException {
        Path data = dataFolder();
        PostgresInstallation.find()
                .run(
                        "pg_ctl",
                        "restart",
                        "--pgdata=" + data,
                        "--mode=fast",
                        "--log=" + data.resolveSibling("restarted.log"),
                        "--wait");
    }

    public Path dataFolder() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "any");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW data_directory")) {
            rows.next();
            return Path.of(rows.getString(1));
        }
    }
}
