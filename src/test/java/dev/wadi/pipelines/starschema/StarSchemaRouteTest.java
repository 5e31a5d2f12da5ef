package dev.wadi.pipelines.starschema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.edge.parquet.ParquetDocument;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.testing.Observed;
import dev.wadi.testing.RouteCoverage;
import dev.wadi.testing.TextRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The route file as it is delivered, with only its {@code from} replaced, between real servers. Run as a whole: it must reach every step. */
@Timeout(600)
class StarSchemaRouteTest {
    @RegisterExtension
    static final RouteCoverage COVERAGE = new RouteCoverage("star-schema");

    private static final String NAME = "star-schema";
    private static final String TIMES =
            "\"created_at\":\"2026-11-05T09:00:00.001\",\"last_updated\":\"2026-11-05T10:00:00.250\"}\n";

    private static PipelineWorld world;
    private static WadiApplication application;

    private final Observed observed = new Observed();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        world = PipelineWorld.alone(
                new Installation(Path.of("").toAbsolutePath()),
                NAME,
                LocalCloudOptions.defaults().withoutLimits(),
                Map.of());
        application = start(true);
        COVERAGE.expectStepsOf(application.context());
    }

    private static WadiApplication start(boolean watched) throws Exception {
        var plan = world.plan().withInjectedInput().withSettings(Map.of("camel.main.jmxEnabled", "false"));
        return WadiApplication.start(watched ? plan.withBean("coverage", COVERAGE) : plan);
    }

    @AfterAll
    static void stop() {
        application.close();
        world.close();
    }

    /** What a standby has to begin with: nothing but the buckets. */
    @Test
    void anotherInstanceMakesTheStateOfLookUpsAnewFromWhatIsDone() throws Exception {
        put(
                "department",
                1,
                "{\"department_id\":1,\"department_name\":\"Sales\",\"location\":\"Oslo\",\"manager\":\"A\"," + TIMES);
        put(
                "staff",
                1,
                "{\"staff_id\":7,\"first_name\":\"B\",\"last_name\":\"C\",\"department_id\":1,\"email_address\":\"d\","
                        + TIMES);
        deliver(application, "department", 1);
        deliver(application, "staff", 1);

        put(
                "department",
                2,
                "{\"department_id\":1,\"department_name\":\"Sales\",\"location\":\"Bergen\",\"manager\":\"A\","
                        + TIMES);
        try (WadiApplication other = start(false)) {
            deliver(other, "department", 2);
        }

        assertThat(rows("dim_staff/department_00000002_20261105T100000000000.parquet"))
                .containsExactly(
                        "{\"staff_id\":7,\"first_name\":\"B\",\"last_name\":\"C\",\"department_name\":\"Sales\","
                                + "\"location\":\"Bergen\",\"email_address\":\"d\"}");
        assertThat(observed.outcomes).isEqualTo(Map.of("success", 3));
    }

    /** Such as one that was the active one until it was silent for too long, or an attempt whose last answer was lost. */
    @Test
    void whatAnotherInstanceHasDoneMeanwhileIsInTheStateWhenItIsToldAgain() throws Exception {
        put("address", 1, address("Oslo"));
        put(
                "counterparty",
                1,
                "{\"counterparty_id\":3,\"counterparty_legal_name\":\"B\",\"legal_address_id\":1," + TIMES);
        put("address", 2, address("Bergen"));
        deliver(application, "address", 1);
        try (WadiApplication other = start(false)) {
            deliver(other, "counterparty", 1);
        }
        deliver(application, "counterparty", 1);
        deliver(application, "address", 2);

        assertThat(rows("dim_counterparty/address_00000002_20261105T100000000000.parquet"))
                .singleElement()
                .asString()
                .contains("\"counterparty_id\":3", "Bergen");
        assertThat(observed.outcomes).isEqualTo(Map.of("success", 3, "duplicate", 1));
    }

    private static String address(String city) {
        return "{\"address_id\":1,\"address_line_1\":\"a\",\"city\":\"" + city
                + "\",\"postal_code\":\"1\",\"country\":\"Norway\",\"phone\":\"1\"," + TIMES;
    }

    @Test
    void objectsOfOneMessageOneAfterTheOther() throws Exception {
        put("design", 1, "{\"design_id\":1,\"design_name\":\"a\",\"file_location\":\"b\",\"file_name\":\"c\"," + TIMES);
        put("design", 2, "{\"design_id\":2,\"design_name\":\"a\",\"file_location\":\"b\",\"file_name\":\"c\"," + TIMES);
        String both =
                notice("design", 1).replace("]}", ",") + notice("design", 2).replace("{\"Records\":[", "");

        assertThat(application.<TextRecord>delivery(NAME, observed).deliver(List.of(new TextRecord("both", both))))
                .isTrue();

        assertThat(observed.outcomes).isEqualTo(Map.of("success", 2));
        assertThat(keys("dim_design/")).hasSize(2);
    }

    @Test
    void whatIsNoObjectOfATableIsADeadLetterAndItsNeighbourIsDone() throws Exception {
        put(
                "transaction",
                1,
                "{\"transaction_id\":1,\"transaction_type\":\"SALE\",\"sales_order_id\":1,\"purchase_order_id\":null,"
                        + TIMES);

        assertThat(application
                        .<TextRecord>delivery(NAME, observed)
                        .deliver(List.of(
                                new TextRecord("other", notice("nothing", 1)),
                                new TextRecord("good", notice("transaction", 1)))))
                .isTrue();

        assertThat(observed.outcomes).isEqualTo(Map.of("success", 1, "dead_letter", 1));
    }

    private void deliver(WadiApplication to, String table, int id) {
        assertThat(to.<TextRecord>delivery(NAME, observed)
                        .deliver(List.of(new TextRecord(table + id, notice(table, id)))))
                .isTrue();
    }

    private static String key(String table, int id) {
        return "%s/%s_%08d_20261105T100000000000.jsonl".formatted(table, table, id);
    }

    private static String notice(String table, int id) {
        return "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"" + key(table, id)
                + "\"}}}]}";
    }

    private static S3Client s3() {
        return world.clients().s3();
    }

    private static void put(String table, int id, String content) {
        s3().putObject(
                        request -> request.bucket(world.value("star-schema.ingestion-bucket"))
                                .key(key(table, id)),
                        RequestBody.fromBytes(content.getBytes(UTF_8)));
    }

    private static List<String> keys(String prefix) {
        return s3()
                .listObjectsV2(request -> request.bucket(world.value("star-schema.processed-bucket"))
                        .prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private List<String> rows(String key) throws IOException {
        Path file = folder.resolve("rows.parquet");
        Files.write(
                file,
                s3().getObjectAsBytes(request -> request.bucket(world.value("star-schema.processed-bucket"))
                                .key(key))
                        .asByteArray());
        List<String> rows = new ArrayList<>();
        ParquetDocument.open(file).first(100).forEach(row -> rows.add(row.toString()));
        return rows;
    }
}
