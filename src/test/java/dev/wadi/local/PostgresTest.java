package dev.wadi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.POSTGRES));

    @Test
    void isARealServerThatSpeaksUtf8() throws SQLException {
        assertThat(answer("SELECT version()")).startsWith("PostgreSQL 17");
        assertThat(answer("SHOW server_encoding")).isEqualTo("UTF8");
    }

    @Test
    void anybodyMakesDatabases() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE another");
            statement.execute("DROP DATABASE another");
        }
    }

    private static String answer(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(CLOUD.cloud().environment().get("POSTGRES_URL"), "postgres", "any");
    }
}
