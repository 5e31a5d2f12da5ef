package dev.wadi.pipelines.oltpingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.edge.jdbc.ConnectionHook;
import dev.wadi.local.RunningPostgres;
import dev.wadi.local.StandbyPostgres;
import dev.wadi.pipelines.oltpingest.store.TableLock;
import dev.wadi.testing.Observed;
import dev.wadi.testing.ServerCertificate;
import dev.wadi.testing.TransactionPooler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What servers and those who run them do: encryption, rotated passwords, restarts, cancelled queries, a pooler in front. */
@Timeout(900)
class SourceDatabaseTest {
    private static final String STAMPS = "created_at timestamp(3) NOT NULL, last_updated timestamp(3) NOT NULL";
    private static final String AT = "'2026-11-03 08:15:00.001', '2026-11-03 08:15:00.001'";

    private static final String LOADED = "SELECT pg_conf_load_time()";

    private static final BeforePut BEFORE_PUT = new BeforePut();
    private static IngestWorld world;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        world = new IngestWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void putBack() throws Exception {
        world.sql("ALTER SYSTEM RESET ALL");
        access("host all all 127.0.0.1/32 trust");
    }

    @Test
    void aServerThatTakesNothingButTls() throws Exception {
        table("encrypted", 3);
        ServerCertificate certificate = ServerCertificate.make(folder);
        world.sql(
                "ALTER SYSTEM SET ssl_cert_file = '" + certificate.certificate() + "'",
                "ALTER SYSTEM SET ssl_key_file = '" + certificate.key() + "'",
                "ALTER SYSTEM SET ssl = on");
        access("hostssl all all 127.0.0.1/32 trust");
        List<String> connections = new CopyOnWriteArrayList<>();
        BEFORE_PUT.next(
                1,
                prefix -> connections.add(world.answer("SELECT string_agg(ssl::text, ',') FROM pg_stat_ssl"
                        + " JOIN pg_stat_activity USING (pid) WHERE application_name = 'wadi'")));
        String url = world.databaseUrl() + "?sslmode=verify-full&sslrootcert=";
        try (WadiApplication application = application(url + certificate.certificate())) {
            assertThat(world.run(application, "encrypted").outcomes).containsOnlyKeys("ingested");
        }
        assertThat(connections).containsExactly("true");
        assertThat(world.lines("encrypted")).hasSize(3);

        table("doubtful", 1);
        Path other = Files.createDirectory(folder.resolve("other"));
        try (WadiApplication application =
                application(url + ServerCertificate.make(other).certificate())) {
            Observed run = world.lastAttempt(application, "doubtful");
            assertThat(run.outcomes).containsOnlyKeys("failed");
        }
        assertThat(world.lines("doubtful")).isEmpty();
    }

    @Test
    void aRotatedPasswordIsFoundByTheNextRun() throws Exception {
        table("rotated", 1);
        world.sql("CREATE ROLE ingest LOGIN PASSWORD 'one'", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO ingest");
        access("host all ingest 127.0.0.1/32 scram-sha-256", "host all all 127.0.0.1/32 trust");
        try (SecretsManagerClient secrets = SecretsManagerClient.create();
                WadiApplication application = application(world.databaseUrl())) {
            String before = secrets.getSecretValue(request -> request.secretId(world.databaseSecret()))
                    .secretString();
            put(secrets, "{\"username\":\"ingest\",\"password\":\"one\"}");
            assertThat(world.run(application, "rotated").outcomes).containsOnlyKeys("ingested");

            world.sql("ALTER ROLE ingest PASSWORD 'two'");
            assertThat(world.run(application, "rotated").outcomes).containsOnlyKeys("failed");
            assertThat(world.alertsAbout("rotated"))
                    .singleElement()
                    .asString()
                    .contains("access-denied: table rotated", "28P01", "oltp-ingest.database-secret");
            put(secrets, "{\"username\":\"ingest\",\"password\":\"two\"}");
            assertThat(world.run(application, "rotated").outcomes).containsOnlyKeys("no_new_data");

            world.sql("CREATE TABLE forbidden (id int PRIMARY KEY, " + STAMPS + ")");
            assertThat(world.run(application, "forbidden").outcomes).containsOnlyKeys("failed");
            assertThat(world.alertsAbout("forbidden"))
                    .singleElement()
                    .asString()
                    .contains("access-denied: table forbidden", "42501", "Give the user SELECT on the table");
            put(secrets, before);
        }
        assertThat(world.lines("rotated")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not_json      | hunter2                    | is not JSON
                    no_name       | {"password":"hunter2"}     | has no text username
                    no_text       | {"username":1}             | has no text username
                    """)
    void aSecretThatCannotBeUsedIsToldAtOnceWithoutItsText(String table, String secret, String problem)
            throws Exception {
        table(table, 1);
        try (SecretsManagerClient secrets = SecretsManagerClient.create();
                WadiApplication application = application(world.databaseUrl())) {
            String before = secrets.getSecretValue(request -> request.secretId(world.databaseSecret()))
                    .secretString();
            put(secrets, secret);
            Observed run = world.run(application, table);
            put(secrets, before);
            assertThat(run.holds).isEmpty();
            assertThat(run.outcomes).containsOnlyKeys("failed");
            assertThat(world.alertsAbout(table))
                    .singleElement()
                    .asString()
                    .contains(
                            "access-denied: table " + table + ", step lock-table: the secret " + world.databaseSecret(),
                            problem,
                            "Check oltp-ingest.database-url and the secret of oltp-ingest.database-secret")
                    .doesNotContain("hunter2");
        }
    }

    private static void put(SecretsManagerClient secrets, String value) {
        secrets.putSecretValue(
                request -> request.secretId(world.databaseSecret()).secretString(value));
    }

    @Test
    void aRestartInTheMiddleOfTheRowsIsHealedByTheNextAttempt() throws Exception {
        world.sql(
                "CREATE TABLE restarted (id int PRIMARY KEY, pad text, " + STAMPS + ")",
                // several fetches
                "INSERT INTO restarted SELECT i, repeat('x', 100000), " + AT + " FROM generate_series(1, 200) i");
        BEFORE_PUT.next(1, prefix -> new RunningPostgres(world.databaseUrl()).restart());
        try (WadiApplication application = application(world.databaseUrl())) {
            Observed run = world.run(application, "restarted");
            assertThat(run.holds).isNotEmpty();
            assertThat(run.outcomes).containsOnlyKeys("ingested");
        }
        assertThat(world.lines("restarted")).hasSize(200).doesNotHaveDuplicates();
    }

    /** It has no writes of its own, locks nevertheless, and cancels the query whose rows its primary removes. */
    @Test
    void aReadReplicaThatCancelsTheQueryIsAskedAgain() throws Exception {
        world.sql(
                "CREATE TABLE replicated (id int PRIMARY KEY, pad text, " + STAMPS + ")",
                // several fetches
                "INSERT INTO replicated SELECT i, repeat('x', 100000), " + AT + " FROM generate_series(1, 200) i");
        access("host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust");
        try (StandbyPostgres replica = StandbyPostgres.of(world.databaseUrl())) {
            replica.awaitReplay();
            BEFORE_PUT.next(1, prefix -> {
                world.sql("UPDATE replicated SET pad = repeat('y', 100000)", "VACUUM replicated");
                replica.awaitReplay();
            });
            try (WadiApplication application = application(replica.url())) {
                Observed run = world.run(application, "replicated");
                // it ends the session where it waits for who reads
                assertThat(run.holds).isNotEmpty().allSatisfy(hold -> assertThat(hold.getMessage())
                        .containsPattern("SQLSTATE (40001|08006)"));
                assertThat(run.outcomes).containsOnlyKeys("ingested");
            }
        }
        assertThat(world.lines("replicated")).hasSize(200).doesNotHaveDuplicates();
    }

    /** As a replica does that must replay what the query stands in the way of; and an administrator, or a server that shuts down. */
    @ParameterizedTest
    @ValueSource(strings = {"40001", "57014", "57P01"})
    void aQueryThatIsCancelledIsAskedAgain(String state) throws Exception {
        String table = "cancelled_" + state.toLowerCase(Locale.ROOT);
        world.sql(
                "CREATE TABLE rows_of_" + table + " (id int PRIMARY KEY, " + STAMPS + ")",
                "INSERT INTO rows_of_" + table + " VALUES (1, " + AT + "), (2, " + AT + ")",
                "CREATE TABLE conflict_of_" + table + " AS SELECT 'infinity'::timestamptz AS until",
                "CREATE FUNCTION replayed_" + table + "() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF clock_timestamp() < (SELECT until FROM conflict_of_" + table + ") THEN"
                        + " RAISE EXCEPTION 'canceling statement due to conflict with recovery' USING ERRCODE = '"
                        + state + "'; END IF; RETURN true; END $$",
                "CREATE VIEW " + table + " AS SELECT * FROM rows_of_" + table + " WHERE replayed_" + table + "()");
        AtomicInteger connections = new AtomicInteger();
        ConnectionHook hook = url -> {
            if (connections.incrementAndGet() == 2) {
                world.sql("UPDATE conflict_of_" + table + " SET until = clock_timestamp()");
            }
        };
        try (WadiApplication application =
                WadiApplication.start(plan(world.databaseUrl()).withBean("conflict", hook))) {
            Observed run = world.run(application, table);
            assertThat(run.holds).isNotEmpty();
            assertThat(run.outcomes).containsOnlyKeys("ingested");
        }
        assertThat(world.lines(table)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void behindAPoolerInTransactionModeTheLockHoldsAndNoSessionOfOthersIsSeen() throws Exception {
        world.sql(
                "CREATE TABLE pooled (id int PRIMARY KEY, b bytea, z timestamptz, d double precision, i interval, "
                        + STAMPS + ")",
                "INSERT INTO pooled SELECT i, '\\x00ff', '2026-11-03 09:15:00.5+01', 1.0 / 3, '1 day', " + AT
                        + " FROM generate_series(1, 25) i");
        try (TransactionPooler pooler = new TransactionPooler(world.databaseUrl(), 2);
                WadiApplication application = application(pooler.url())) {
            spoil(pooler, 2);
            try (Connection other = connect(pooler)) {
                other.setAutoCommit(false);
                assertThat(TableLock.tryLock(other, "totesys-ingestion", "pooled"))
                        .isTrue();
                assertThat(world.run(application, "pooled").outcomes).containsOnlyKeys("already_running");
                other.rollback();
                // although its connection is still open
                assertThat(world.run(application, "pooled").outcomes).containsOnlyKeys("ingested");
                assertThat(TableLock.tryLock(other, "totesys-ingestion", "pooled"))
                        .isTrue();
            }
            assertThat(world.lines("pooled")).hasSize(25).allSatisfy(line -> assertThat(line)
                    .contains(
                            "\"b\":\"AP8=\"",
                            "\"z\":\"2026-11-03T08:15:00.500000Z\"",
                            "\"d\":0.3333333333333333,",
                            "\"i\":\"1 day\"",
                            "\"created_at\":\"2026-11-03T08:15:00.001\""));
        }
    }

    /** All connections of the pool, each by a session that leaves it as it likes it. */
    private static void spoil(TransactionPooler pooler, int connections) throws SQLException {
        List<Connection> sessions = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                Connection session = connect(pooler);
                sessions.add(session);
                session.setAutoCommit(false);
                try (Statement statement = session.createStatement()) {
                    statement.execute("SET TimeZone = 'America/New_York'; SET bytea_output = 'escape';"
                            + " SET IntervalStyle = 'iso_8601'; SET extra_float_digits = 0");
                }
            }
            for (Connection session : sessions) {
                session.commit();
            }
        } finally {
            for (Connection session : sessions) {
                session.close();
            }
        }
    }

    /** Without statements that outlive a transaction, as PgBouncer wants it. */
    private static Connection connect(TransactionPooler pooler) throws SQLException {
        return DriverManager.getConnection(pooler.url() + "?prepareThreshold=0", "postgres", "any");
    }

    private static WadiApplication application(String url) throws Exception {
        return WadiApplication.start(plan(url));
    }

    private static ApplicationPlan plan(String url) {
        return world.plan()
                .withBean("beforePut", BEFORE_PUT)
                .withSettings(Map.of(
                        "oltp-ingest.database-url", url,
                        "oltp-ingest.max-rows-per-object", "10",
                        "oltp-ingest.statement-timeout", "20s"));
    }

    private static void table(String name, int rows) throws SQLException {
        world.sql(
                "CREATE TABLE " + name + " (id int PRIMARY KEY, " + STAMPS + ")",
                "INSERT INTO " + name + " SELECT i, " + AT + " FROM generate_series(1, " + rows + ") i");
    }

    /** Who may connect, and how; with it what was altered comes into force. */
    private static void access(String... rules) throws Exception {
        Path data = new RunningPostgres(world.databaseUrl()).dataFolder();
        Files.write(data.resolve("pg_hba.conf"), List.of(rules));
        String before = world.answer(LOADED);
        world.sql("SELECT pg_reload_conf()");
        await().until(() -> !world.answer(LOADED).equals(before));
    }
}
