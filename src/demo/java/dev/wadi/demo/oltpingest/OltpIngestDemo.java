package dev.wadi.demo.oltpingest;

import static dev.wadi.demo.oltpingest.OltpIngestSample.NAME;

import dev.wadi.demo.sample.DeadLetterCount;
import dev.wadi.demo.sample.DemoResult;
import dev.wadi.demo.sample.Expectations;
import dev.wadi.demo.sample.OutcomeCount;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.shop.ShopDays;
import dev.wadi.demo.world.PipelineWorld;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Three days of a shop. Each is ingested before the next one comes. */
final class OltpIngestDemo implements PipelineDemo {
    private static final String BUCKET = "oltp-ingest.bucket";
    private static final String INGESTED = "ingested";
    private static final long LOOK_AGAIN_NANOS = 50_000_000;

    private PipelineWorld world;

    @Override
    public Map<String, String> settings() {
        return Map.of("oltp-ingest.tables", String.join(",", ShopDays.TABLES), BUCKET, ShopDays.BUCKET);
    }

    @Override
    public void prepare(PipelineWorld made) {
        world = made;
        execute(ShopDays.SCHEMA);
    }

    @Override
    public void feed(CamelContext context) {
        int tables = 0;
        for (ShopDays.Day day : ShopDays.ALL) {
            execute(day.changes());
            tables += day.tables();
            while (ingested(context) < tables && !Thread.interrupted()) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    @Override
    public int total() {
        return ShopDays.objects();
    }

    @Override
    public int done(CamelContext context, String pipeline) {
        return ingested(context);
    }

    private static int ingested(CamelContext context) {
        return OutcomeCount.of(context, NAME).getOrDefault(INGESTED, 0);
    }

    private void execute(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(world.value("oltp-ingest.database-url"), "postgres", "any");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the demo refuses a day: " + e.getMessage(), e);
        }
    }

    @Override
    public DemoResult result(CamelContext context) {
        Map<String, Integer> letters = DeadLetterCount.byReason(world, NAME);
        List<S3Object> objects = objects();
        Set<String> versions = new HashSet<>();
        int rows = 0;
        for (S3Object object : objects) {
            List<String> lines = world.clients()
                    .s3()
                    .getObjectAsBytes(request -> request.bucket(world.value(BUCKET)).key(object.key()))
                    .asUtf8String()
                    .lines()
                    .toList();
            versions.addAll(lines.stream().map(line -> table(object) + line).toList());
            rows += lines.size();
        }
        int expected = ShopDays.versions();
        Expectations expectations = new Expectations();
        expectations.check("objects", total(), objects.size());
        expectations.check("versions of rows", expected, versions.size());
        expectations.check("lines", expected, rows);
        expectations.check("dead letters", Map.of(), letters);
        return new DemoResult(
                NAME,
                expected,
                rows,
                0,
                0,
                "S3 bucket " + world.value(BUCKET) + ", folder sales_order/",
                List.of("PostgreSQL    three days of a shop, " + objects.size()
                        + " JSON Lines objects; a row that was committed late is among them"),
                expectations.problems());
    }

    /** Others may put objects into the bucket too. */
    private List<S3Object> objects() {
        return world
                .clients()
                .s3()
                .listObjectsV2Paginator(request -> request.bucket(world.value(BUCKET)))
                .contents()
                .stream()
                .filter(object -> ShopDays.TABLES.contains(table(object)))
                .toList();
    }

    private static String table(S3Object object) {
        return object.key().split("/", 2)[0];
    }
}
