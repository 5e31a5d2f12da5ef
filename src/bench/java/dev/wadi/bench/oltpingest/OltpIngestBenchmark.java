package dev.wadi.bench.oltpingest;

import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.bench.CloudProcess;
import dev.wadi.bench.Spread;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.source.schedule.ScheduledItem;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The first run of a table, upload to the local S3 included, against {@code COPY} of the same query on the same server, in turns. The local cloud is a process of its own, with objects on
 * the disk: the heap of this one is that of the pipeline. Two parts of the work are measured by themselves: what the server takes to hand the rows over in parts, to nobody, and the upload.
 */
public final class OltpIngestBenchmark {
    private static final int ROWS = Integer.getInteger("wadi.bench.rows", 1_000_000);
    private static final int TURNS = Integer.getInteger("wadi.bench.turns", 5);
    /** Turns before them, until what is measured is compiled, here and in the local cloud. */
    private static final int WARM_UP = Integer.getInteger("wadi.bench.warm-up", 3);

    private static final int FETCH = 10_000;
    private static final long MIB = 1 << 20;
    private static final String PIPELINE = "oltp-ingest";
    private static final String TABLE = "sales_order";
    private static final String QUERY = "SELECT *, GREATEST(created_at, last_updated)::timestamp FROM " + TABLE
            + " ORDER BY GREATEST(created_at, last_updated), sales_order_id";

    private final Installation installation;
    private final PrintWriter out;

    public OltpIngestBenchmark(Installation installation, PrintWriter out) {
        this.installation = installation;
        this.out = out;
    }

    public void run() throws Exception {
        try (CloudProcess cloud = new CloudProcess(installation, "-Dwadi.local.objects-on-disk=true")) {
            AwsEnvironment.apply(cloud.environment());
            run(PipelineWorld.within(installation, cloud.environment(), "").make(PIPELINE, 1, Map.of()));
        }
    }

    private void run(PipelineWorld made) throws Exception {
        try (PipelineWorld world = made) {
            fill(world);
            List<Double> copied = new ArrayList<>();
            List<Double> ingested = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            List<Double> fetched = new ArrayList<>();
            List<Double> uploaded = new ArrayList<>();
            for (int turn = 1; turn <= WARM_UP + TURNS; turn++) {
                double copy = ROWS / copy(world);
                double fetch = ROWS / fetch(world);
                double ingest = ROWS / ingest(world);
                double upload = ROWS / upload(world);
                if (turn > WARM_UP) {
                    copied.add(copy);
                    ingested.add(ingest);
                    ratios.add(ingest / copy);
                    fetched.add(fetch);
                    uploaded.add(upload);
                }
            }
            out.printf(
                    Locale.ROOT,
                    "%,d rows, %d turns, a heap of at most %,d MiB: median (lowest to highest)%n",
                    ROWS,
                    TURNS,
                    Runtime.getRuntime().maxMemory() / MIB);
            out.printf("%-40s %s rows/s%n", "COPY of the query to nowhere", Spread.of(copied).text("%,.0f", 9));
            out.printf("%-40s %s rows/s%n", "the query, fetched in parts, to nowhere", Spread.of(fetched).text("%,.0f", 9));
            out.printf("%-40s %s rows/s%n", "upload of the objects by itself", Spread.of(uploaded).text("%,.0f", 9));
            out.printf("%-40s %s rows/s%n", "oltp-ingest, objects in S3", Spread.of(ingested).text("%,.0f", 9));
            out.printf("%-40s %s%n", "ratio, at least 0.6", Spread.of(ratios).text("%.2f", 9));
            out.flush();
        }
    }

    private static void fill(PipelineWorld world) throws Exception {
        try (Connection connection = connect(world);
                Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                    CREATE TABLE sales_order (sales_order_id int PRIMARY KEY, created_at timestamp(3), last_updated timestamp(3),
                      design_id int, staff_id int, counterparty_id int, units_sold int, unit_price numeric(10,2), currency_id int,
                      agreed_delivery_date text, agreed_payment_date text, agreed_delivery_location_id int);
                    INSERT INTO sales_order SELECT i, t, t, i %% 300, i %% 20, i %% 50, i * 7, (i %% 1000) * 1.01, 1 + i %% 3,
                      '2026-11-08', '2026-11-09', i %% 30
                      FROM generate_series(1, %d) i,
                      LATERAL (SELECT '2026-01-01'::timestamp + i * interval '20 ms') v (t);
                    ANALYZE sales_order;
                    """, ROWS));
        }
    }

    private static double copy(PipelineWorld world) throws Exception {
        try (Connection connection = connect(world)) {
            long began = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (" + QUERY + ") TO STDOUT", OutputStream.nullOutputStream());
            return seconds(began);
        }
    }

    private static double fetch(PipelineWorld world) throws Exception {
        try (Connection connection = connect(world)) {
            long began = System.nanoTime();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                ResultSet rows = statement.executeQuery(QUERY);
                long read = 0;
                while (rows.next()) {
                    read++;
                }
                if (read != ROWS) {
                    throw new IllegalStateException("There are " + read + " rows");
                }
            }
            return seconds(began);
        }
    }

    /** Of the objects that are there, once more. */
    private static double upload(PipelineWorld world) throws Exception {
        String bucket = world.value("oltp-ingest.bucket");
        S3Client s3 = world.clients().s3();
        Path content = Files.createTempFile("oltp-ingest-bench-", ".jsonl");
        long nanos = 0;
        try {
            for (S3Object object : s3.listObjectsV2(request -> request.bucket(bucket)).contents()) {
                Files.delete(content);
                s3.getObject(request -> request.bucket(bucket).key(object.key()), content);
                long began = System.nanoTime();
                s3.putObject(request -> request.bucket(bucket).key("again/" + object.key()), content);
                nanos += System.nanoTime() - began;
            }
        } finally {
            Files.deleteIfExists(content);
        }
        return nanos / 1e9;
    }

    private static double ingest(PipelineWorld world) throws Exception {
        empty(world);
        try (WadiApplication application =
                WadiApplication.start(world.plan().withInjectedInput().withSettings(Map.of("LOG_LEVEL", "WARN", "oltp-ingest.max-rows-per-object", "100000")))) {
            BatchDelivery<SourceRecord> delivery = application.delivery(PIPELINE);
            long began = System.nanoTime();
            if (!delivery.deliver(List.of(new ScheduledItem(PIPELINE, TABLE, Instant.now(), 1, 1)))) {
                throw new IllegalStateException("The table was not ingested");
            }
            return seconds(began);
        }
    }

    /** As before the first run. */
    private static void empty(PipelineWorld world) {
        String bucket = world.value("oltp-ingest.bucket");
        for (S3Object object : world.clients()
                .s3()
                .listObjectsV2(request -> request.bucket(bucket))
                .contents()) {
            world.clients()
                    .s3()
                    .deleteObject(request -> request.bucket(bucket).key(object.key()));
        }
        world.clients()
                .ssm()
                .deleteParameters(request -> request.names(
                        "/totesys/dev/" + TABLE + "/latest_timestamp", "/totesys/dev/" + TABLE + "/sequential_id"));
    }

    private static Connection connect(PipelineWorld world) throws Exception {
        return DriverManager.getConnection(world.value("oltp-ingest.database-url"), "postgres", "any");
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
