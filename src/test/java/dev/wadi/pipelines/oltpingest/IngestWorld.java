package dev.wadi.pipelines.oltpingest;

import static org.awaitility.Awaitility.await;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.TopicTail;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.source.schedule.ScheduledItem;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.Observed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The world of oltp-ingest in the tests of its route: a database, a bucket, parameters, and what was told to people. */
final class IngestWorld implements AutoCloseable {
    static final String NAME = "oltp-ingest";
    private static final int ATTEMPTS = 3;
    /** What holds for longer holds for ever. */
    private static final int LONGEST_SECONDS = 90;

    private final PipelineWorld world = PipelineWorld.alone(
            new Installation(Path.of("").toAbsolutePath()),
            NAME,
            LocalCloudOptions.defaults().withoutLimits(),
            Map.of());
    private final TopicTail alerts = new TopicTail(world, world.value("oltp-ingest.alert-topic"));
    final DeadLetters letters = new DeadLetters(world.clients().sqs(), world.deadLetters(NAME));
    private Instant due = Instant.EPOCH;

    ApplicationPlan plan() {
        return world.plan().withInjectedInput().withSettings(Map.of("camel.main.jmxEnabled", "false"));
    }

    /** One run of these tables; returns how they ended. Attempts that a schedule would make later are made at once. */
    Observed run(WadiApplication application, String... tables) {
        return attempt(application, 1, tables);
    }

    Observed lastAttempt(WadiApplication application, String... tables) {
        return attempt(application, ATTEMPTS, tables);
    }

    private Observed attempt(WadiApplication application, int attempt, String... tables) {
        due = due.plusSeconds(600);
        Observed observed = new Observed();
        BatchDelivery<SourceRecord> delivery = application.delivery(NAME, observed);
        CompletableFuture.runAsync(() -> delivery.deliver(Stream.of(tables)
                        .<SourceRecord>map(table -> new ScheduledItem("oltp-ingest", table, due, attempt, ATTEMPTS))
                        .toList()))
                .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .whenComplete((done, late) -> delivery.stop())
                .join();
        return observed;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(databaseUrl(), "postgres", "any");
    }

    String databaseUrl() {
        return world.value("oltp-ingest.database-url");
    }

    /** The name of the secret with user and password. */
    String databaseSecret() {
        return world.value("oltp-ingest.database-secret");
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** The first value of a query. */
    String answer(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Keys and contents of a table, in the order of the keys. */
    Map<String, String> objects(String table) {
        Map<String, String> objects = new TreeMap<>();
        for (S3Object object : s3().listObjectsV2(
                        request -> request.bucket(bucket()).prefix(table + "/"))
                .contents()) {
            objects.put(
                    object.key(),
                    s3().getObjectAsBytes(request -> request.bucket(bucket()).key(object.key()))
                            .asUtf8String());
        }
        return objects;
    }

    /** All lines of a table. */
    List<String> lines(String table) {
        return objects(table).values().stream().flatMap(String::lines).toList();
    }

    void put(String key, String content) {
        s3().putObject(request -> request.bucket(bucket()).key(key), RequestBody.fromString(content));
    }

    void delete(String key) {
        s3().deleteObject(request -> request.bucket(bucket()).key(key));
    }

    /** Null where there is none. */
    String parameter(String table, String name) {
        try {
            return world.clients()
                    .ssm()
                    .getParameter(request -> request.name("/totesys/dev/" + table + "/" + name))
                    .parameter()
                    .value();
        } catch (ParameterNotFoundException e) {
            return null;
        }
    }

    void putParameter(String table, String name, String value) {
        world.clients().ssm().putParameter(request -> request.name("/totesys/dev/" + table + "/" + name)
                .value(value)
                .type(ParameterType.STRING)
                .overwrite(true));
    }

    /** Subject and text of all alerts since the beginning. */
    List<String> alerts() {
        return alerts.notifications().stream()
                .map(one -> one.path("Subject").asText() + "\n"
                        + one.path("Message").asText())
                .toList();
    }

    /** That about a table, once it is there; all of them where there are several. */
    List<String> alertsAbout(String table) {
        // a topic delivers later
        await().until(() -> alerts().stream().anyMatch(alert -> isAbout(alert, table)));
        return alerts().stream().filter(alert -> isAbout(alert, table)).toList();
    }

    private static boolean isAbout(String alert, String table) {
        return alert.contains("failed: " + table + " ") || alert.contains("failed: " + table + "\n");
    }

    private S3Client s3() {
        return world.clients().s3();
    }

    private String bucket() {
        return world.value("oltp-ingest.bucket");
    }

    @Override
    public void close() {
        world.close();
    }
}
