package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.WadiProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** {@code wadi reconcile} as a process, against services that it knows by the environment only. */
class ReconcileCommandTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final String PIPELINE = "oltp-ingest";
    private static final String FROM = "2026-11-01T00:00:00";
    private static final String TO = "2026-11-02T00:00:00";

    private static LocalCloud cloud;
    private static PipelineWorld world;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(
                LocalCloudOptions.only(Part.POSTGRES, Part.S3, Part.SSM, Part.SQS, Part.SNS, Part.SECRETS_MANAGER));
        world = PipelineWorld.within(new Installation(HOME), cloud.environment(), "")
                .make(PIPELINE, 1, Map.of(PIPELINE + ".tables", "orders, no_such_table, empty"));
    }

    @AfterAll
    static void end() {
        world.close();
        cloud.close();
    }

    @Test
    void itPutsTheVersionsOfTheRangeThatNoObjectHas() throws Exception {
        sql("CREATE TABLE orders (id int PRIMARY KEY, created_at timestamp(3), last_updated timestamp(3))");
        sql("INSERT INTO orders VALUES (1, '" + TO + "', '" + TO + "'), (2, '" + FROM + "', '" + FROM
                + "'), (3, '2026-10-31', '2026-10-31')");
        world.clients()
                .s3()
                .putObject(
                        request -> request.bucket(world.value(PIPELINE + ".bucket"))
                                .key("orders/orders_00000001_20261102T000000000000.jsonl"),
                        RequestBody.fromString("{\"id\":1,\"created_at\":\"2026-11-02T00:00:00.000\","
                                + "\"last_updated\":\"2026-11-02T00:00:00.000\"}\n"));
        assertThat(reconcile(0, "orders", FROM, TO))
                .startsWith("orders: 1 rows were missing, the last of them is in"
                        + " orders/orders_00000002_20261102T000000000000.jsonl")
                .contains("warning adopted-object");
        assertThat(reconcile(0, "orders", FROM, TO)).isEqualTo("orders: 0 rows were missing\n");
    }

    @Test
    void whatCannotBeDoneIsToldInAWordAndANextStep() throws Exception {
        assertThat(reconcile(1, "no_such_table", FROM, TO))
                .startsWith("wadi: unknown-table: the database has no table no_such_table")
                .contains("Correct oltp-ingest.tables")
                .doesNotContain("Exception");
        sql("CREATE TABLE empty (id int PRIMARY KEY, created_at timestamp(3), last_updated timestamp(3))");
        assertThat(reconcile(1, "empty", FROM, TO))
                .startsWith("wadi: never-ingested: the table empty was never ingested. Its first run takes all rows");
    }

    @Test
    void aTableThatNobodyConfiguredIsUnknownAlsoWhereTheDatabaseHasIt() throws Exception {
        sql("CREATE TABLE foreign_one (id int PRIMARY KEY, created_at timestamp(3), last_updated timestamp(3))");
        assertThat(reconcile(1, "foreign_one", FROM, TO))
                .startsWith("wadi: unknown-table: the table foreign_one is not among those of oltp-ingest.tables,"
                        + " [orders, no_such_table, empty]. Write one of these, or add it to that setting");
    }

    @Test
    void wrongArgumentsAreRefusedWithWhatToWrite() throws Exception {
        assertThat(reconcile(2, "orders", "yesterday", TO))
                .contains(
                        "FROM must be a time without a zone, such as 2026-11-03T08:15:00, not 'yesterday'.",
                        "Write wadi reconcile oltp-ingest TABLE FROM TO");
        assertThat(reconcile(2, "orders", TO, FROM)).contains("FROM, " + TO + ", is after TO, " + FROM);
        assertThat(reconcile(2, "orders")).contains("There must be 3 arguments, TABLE FROM TO, not 1.");
    }

    @Test
    void aPipelineThatIsNotThereIsRefused() {
        StringWriter told = new StringWriter();
        assertThat(WadiCommand.execute(new PrintWriter(told), new PrintWriter(told, true), "reconcile", "oltp"))
                .isEqualTo(2);
        assertThat(told.toString()).contains("There is no pipeline oltp among");
    }

    private static String reconcile(int exitCode, String... arguments) throws Exception {
        String[] all = Stream.concat(Stream.of("reconcile", PIPELINE), Stream.of(arguments))
                .toArray(String[]::new);
        try (WadiProcess wadi = WadiProcess.start(HOME, world.environment(), all)) {
            assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(exitCode);
            return wadi.output();
        }
    }

    private static void sql(String text) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(world.value(PIPELINE + ".database-url"), "postgres", "any");
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
