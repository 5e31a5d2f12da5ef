package dev.wadi.blocks.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.YamlRoute;
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(900)
class DatabaseReadTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.POSTGRES));

    private static final String STEP = """
            - to:
                id: read
                uri: "database-read:orders"
                parameters:
            """;
    private static final String BY_CUSTOMER = STEP + """
                  query: "SELECT number, total FROM orders WHERE customer = :#customer ORDER BY number"
                  value.customer: "${body[customer]}"
            """;
    private static final String INTO = "      into: header.orders\n";

    @BeforeAll
    static void fill() throws SQLException {
        sql("""
                CREATE TABLE orders (number serial PRIMARY KEY, customer text, total numeric(10,2));
                INSERT INTO orders (customer, total) VALUES ('a', 3.1), ('b', NULL), ('a', 12345678.90);
                """);
    }

    @Test
    void theRowsAreAFileOfJsonLinesAsLongAsTheExchangeIsOnItsWay() throws Exception {
        try (YamlRoute route = route(BY_CUSTOMER + """
                - split:
                    id: each
                    simple: "${body}"
                    aggregationStrategy: remainingRecords
                    steps:
                      - setHeader:
                          id: text
                          name: text
                          simple: "${bodyAs(String)}"
                """)) {
            route.deliver("{'customer': 'a'}", "{'customer': 'b'}");
            assertThat(route.ended)
                    .extracting(message -> message.getHeader("text"))
                    .containsExactly(
                            "{\"number\":1,\"total\":\"3.10\"}\n{\"number\":3,\"total\":\"12345678.90\"}\n",
                            "{\"number\":2,\"total\":null}\n");
            assertThat(route.ended)
                    .extracting(message -> (File) message.getBody())
                    .noneMatch(File::exists);
        }
    }

    @Test
    void theRowsAreAListInAHeaderWhereTheRouteWantsThat() throws Exception {
        try (YamlRoute route = route(BY_CUSTOMER + INTO)) {
            route.deliver("{'customer': 'a'}", "{'customer': 'c'}");
            assertThat(route.ended.get(0).getHeader("orders"))
                    .isEqualTo(
                            List.of(Map.of("number", 1, "total", "3.10"), Map.of("number", 3, "total", "12345678.90")));
            assertThat(route.ended.get(1).getHeader("orders")).isEqualTo(List.of());
            assertThat(route.ended.get(1).getBody()).isEqualTo(Map.of("customer", "c"));
        }
    }

    @Test
    void aRecordThatTheDatabaseRefusesIsOneOfMany() throws Exception {
        try (YamlRoute route = route(STEP + """
                      query: "SELECT 1 / :#by::int AS part"
                      value.by: "${body[by]}"
                """ + INTO)) {
            route.deliver("{'by': 1}", "{'by': 0}", "{'by': 'x'}", "{'by': '\\u0000'}", "{}", "{'by': -1}");
            assertThat(route.letters)
                    .containsExactlyInAnyOrder(
                            "2 refused_by_database", "3 refused_by_database", "4 invalid_text", "5 missing_field");
            assertThat(route.details)
                    .anyMatch(detail -> detail.startsWith("Step read: SQLSTATE 22012, ERROR: division by zero"));
            assertThat(route.ended)
                    .extracting(message -> message.getHeader("orders"))
                    .containsExactly(List.of(Map.of("part", 1)), List.of(Map.of("part", -1)));
        }
    }

    @Test
    void allRecordsOfAPollSeeTheSameRows() throws Exception {
        sql("CREATE TABLE moving (id int); INSERT INTO moving VALUES (1)");
        try (YamlRoute route = route(STEP + """
                      query: "SELECT count(*) AS rows, pg_sleep(0.2) IS NULL AS waited FROM moving WHERE :#id <> ''"
                      value.id: "${body[id]}"
                """ + INTO)) {
            Thread writer = new Thread(() -> insertAgainAndAgain("INSERT INTO moving VALUES (1)"));
            writer.start();
            try {
                route.deliver("{'id': 1}", "{'id': 2}", "{'id': 3}");
            } finally {
                writer.interrupt();
                writer.join();
            }
            assertThat(route.ended)
                    .extracting(message -> message.getHeader("orders"))
                    .hasSize(3)
                    .containsOnly(route.ended.get(0).getHeader("orders"));
        }
    }

    @Test
    void whatIsNoFaultOfTheRecordHoldsAndNamesTheSetting() throws Exception {
        try (YamlRoute route = route(STEP + "      query: \"SELECT * FROM no_such_table\"\n")) {
            assertThat(route.holds("{}"))
                    .contains("SQLSTATE 42P01", "relation \"no_such_table\" does not exist", "orders.database-url");
        }
        try (YamlRoute route = route(STEP + "      query: \"SELECT pg_sleep(60)\"\n      statementTimeout: 1s\n")) {
            assertThat(route.holds("{}")).contains("SQLSTATE 57014", "orders.database-url");
        }
        try (YamlRoute route = route(STEP + "      query: \"SELECT 1 AS one, 2 AS one\"\n")) {
            assertThat(route.holds("{}")).contains("two columns called one");
        }
    }

    @Test
    void aQueryChangesNothing() throws Exception {
        sql("CREATE SEQUENCE counted");
        try (YamlRoute route = route(STEP + "      query: \"SELECT nextval('counted')\"\n")) {
            assertThat(route.holds("{}")).contains("SQLSTATE 25006");
        }
    }

    @Test
    void itSaysOnceWhatAnswersBehindTheUrl() throws Exception {
        try (LogLines log = new LogLines("dev.wadi.edge.jdbc.KnownServers");
                YamlRoute route = route(BY_CUSTOMER + INTO)) {
            route.deliver("{'customer': 'a'}");
            route.deliver("{'customer': 'a'}");
            assertThat(log.all()).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("Reads jdbc:postgresql://")
                    .contains(", PostgreSQL 17")
                    .doesNotContain("password", "pooler", "standby"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "query: 'SELECT ${body[id]}' | has an expression in it",
                "query: 'SELECT :#id' | The query has :#id, and no value for it",
                "query: 'DELETE FROM orders' | is not one query",
                "into: header.x | Option query is missing",
            })
    void whatCannotWorkIsRefusedAtTheStart(String options, String message) {
        assertThatThrownBy(() -> route(STEP + "      " + options + "\n")).hasStackTraceContaining(message);
    }

    @Test
    void aValueWithoutAPlaceAndAMissingSettingAreRefusedAtTheStart() {
        assertThatThrownBy(() -> route(STEP + "      query: SELECT 1\n      value.id: 1\n"))
                .hasStackTraceContaining("Option value.id is in no place of the query");
        assertThatThrownBy(() -> new YamlRoute(context -> {}, STEP + "      query: SELECT 1\n"))
                .hasStackTraceContaining("orders.database-url is not set");
    }

    private static YamlRoute route(String steps) throws Exception {
        return new YamlRoute(DatabaseReadTest::settings, steps);
    }

    private static void settings(DefaultCamelContext context) {
        context.getPropertiesComponent()
                .addInitialProperty("orders.database-url", url() + "?user=postgres&password=any");
    }

    private static void insertAgainAndAgain(String insert) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sql(insert);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "any");
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static String url() {
        return CLOUD.cloud().environment().get("POSTGRES_URL");
    }
}
