package dev.wadi.scenario.environment;

import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.settings.Setting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code database}: SQL that makes the database of a scenario, which it has for itself; {@code sql} changes it in between. */
final class DatabaseFixture implements ScenarioFixture {
    private static final String SQL = "sql";
    private static final String USER = "postgres";
    private static final String PASSWORD = "any";

    private final Setting setting;
    private final List<ScenarioNode> scripts;
    private Optional<Made> made = Optional.empty();

    /** @param server URL of the database that is always there */
    private record Made(String server, String name) {
        String url() {
            return server.replaceFirst("/[^/]*$", "/" + name);
        }
    }

    DatabaseFixture(ScenarioNode scenario, Setting setting) {
        this.setting = setting;
        scripts = scenario.member("database").map(ScenarioNode::items).orElse(List.of());
        scripts.forEach(ScenarioNode::text);
    }

    @Override
    public Map<String, Function<ScenarioNode, ScenarioInput>> inputs() {
        return Map.of(SQL, input -> {
            ScenarioNode script = input.required(SQL);
            return new ScenarioInput.Change(script.path(), () -> run(script));
        });
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) throws SQLException {
        String server = world.require("POSTGRES_URL");
        Made database =
                new Made(server, "scenario_" + world.accessKey().toLowerCase(Locale.ROOT) + "_" + world.number());
        made = Optional.of(database);
        execute(server, "CREATE DATABASE " + database.name());
        for (ScenarioNode script : scripts) {
            run(script);
        }
        return Map.of(setting.name(), database.url() + "?user=" + USER + "&password=" + PASSWORD);
    }

    private void run(ScenarioNode script) {
        String url = made.orElseThrow(() -> new IllegalStateException("the database is not set up"))
                .url();
        try {
            execute(url, script.text());
        } catch (SQLException e) {
            throw new ScenarioFormatException(script.path(), "the database refuses it: " + e.getMessage());
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        made.ifPresent(database -> {
            try {
                execute(database.server(), "DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)");
            } catch (SQLException e) {
                throw new IllegalStateException("The database of the scenario could not be taken away", e);
            }
        });
        made = Optional.empty();
    }
}
