package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.Part;
import dev.wadi.testing.CallGate;
import dev.wadi.testing.WadiProcess;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * Oltp-ingest is killed behind each of the writes of a first run that needs two objects: object, timestamp and number of each; one table and one process for each. A kill before a write
 * leaves the same behind as one after the write before it. The next run heals.
 */
@ExtendWith(Conformance.class)
class KillAtEveryWriteOfARunTest {
    private static final String PIPELINE = "oltp-ingest";
    private static final Set<String> READS = Set.of("GET", "HEAD", "GetParameter");
    /** One in so many, from the first of them by chance: {@code -Dwadi.conformance.every-call=1} hits all. */
    private static final int EVERY = Integer.getInteger("wadi.conformance.every-call", 5);

    private static final List<String> WRITES =
            List.of("PUT", "PutParameter", "PutParameter", "PUT", "PutParameter", "PutParameter");
    private static final int ROWS = 4;

    @Test
    void theNextRunHeals(Laboratory laboratory) throws Exception {
        try (PipelineWorld world = laboratory
                        .world()
                        .make(PIPELINE, 1, Map.of(PIPELINE + ".max-rows-per-object", Integer.toString(ROWS / 2)));
                CallGate gate = new CallGate(READS)) {
            Map<String, Integer> killed = new TreeMap<>();
            int first = 1 + new Random().nextInt(Math.min(EVERY, WRITES.size()));
            for (int write = first; write <= WRITES.size(); write += EVERY) {
                String table = "killed_" + write;
                makeTable(world, table);
                kill(environment(world, gate, table), gate, write);
                killed.put(table, write);
            }
            System.out.println("killed behind " + killed.values());
            gate.open();
            try (WadiProcess last = start(environment(world, gate, String.join(",", killed.keySet())))) {
                killed.keySet().forEach(table -> awaitDone(world, table, last));
            }
            for (String table : killed.keySet()) {
                assertThat(keys(world, table))
                        .as(table)
                        .containsExactly(
                                table + "/" + table + "_00000001_20261103T081502000000.jsonl",
                                table + "/" + table + "_00000002_20261103T081504000000.jsonl");
                assertThat(lines(world, table)).as(table).hasSize(ROWS).doesNotHaveDuplicates();
                assertThat(parameter(world, table, "latest_timestamp")).isEqualTo("2026-11-03T08:15:04.000000");
            }
        }
    }

    private static void makeTable(PipelineWorld world, String table) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(world.value(PIPELINE + ".database-url"), "postgres", "any");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table
                    + " (id int PRIMARY KEY, created_at timestamp(3), last_updated timestamp(3))");
            statement.execute("INSERT INTO " + table + " SELECT i, t, t FROM generate_series(1, " + ROWS + ") i,"
                    + " LATERAL (SELECT '2026-11-03 08:15:00'::timestamp + i * interval '1 second' AS t) AS stamped");
        }
    }

    private static void kill(Map<String, String> environment, CallGate gate, int write) throws Exception {
        AtomicReference<WadiProcess> running = new AtomicReference<>();
        gate.arm(write, () -> kill(running));
        try (WadiProcess process = start(environment)) {
            running.set(process);
            await().atMost(Experiment.LONGEST).untilAsserted(() -> assertThat(gate.calls())
                    .as("to be killed behind write %d, by\n%s", write, process.output())
                    .hasSize(write));
            assertThat(gate.calls()).isEqualTo(WRITES.subList(0, write));
        }
    }

    private static void kill(AtomicReference<WadiProcess> running) {
        try {
            running.get().kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitDone(PipelineWorld world, String table, WadiProcess process) {
        await().atMost(Experiment.LONGEST).untilAsserted(() -> assertThat(parameter(world, table, "sequential_id"))
                .as("%s, by\n%s", table, process.output())
                .isEqualTo("2"));
    }

    private static String parameter(PipelineWorld world, String table, String name) {
        try {
            return world.clients()
                    .ssm()
                    .getParameter(request -> request.name("/totesys/dev/" + table + "/" + name))
                    .parameter()
                    .value();
        } catch (ParameterNotFoundException e) {
            return "none";
        }
    }

    private static List<String> keys(PipelineWorld world, String table) {
        return world
                .clients()
                .s3()
                .listObjectsV2(request -> request.bucket(bucket(world)).prefix(table + "/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private static List<String> lines(PipelineWorld world, String table) {
        return keys(world, table).stream()
                .flatMap(key -> world.clients()
                        .s3()
                        .getObjectAsBytes(
                                request -> request.bucket(bucket(world)).key(key))
                        .asUtf8String()
                        .lines())
                .toList();
    }

    private static String bucket(PipelineWorld world) {
        return world.value(PIPELINE + ".bucket");
    }

    private static Map<String, String> environment(PipelineWorld world, CallGate gate, String tables) {
        Map<String, String> environment = new HashMap<>(world.environment());
        for (Part part : List.of(Part.S3, Part.SSM)) {
            String variable = "AWS_ENDPOINT_URL_" + part;
            environment.put(
                    variable, gate.to(URI.create(environment.get(variable))).toString());
        }
        environment.putAll(Map.of(
                "OLTP_INGEST_TABLES", tables,
                "LOG_FORMAT", "text",
                "LOG_LEVEL", "INFO",
                "CAMEL_MANAGEMENT_PORT", "0"));
        return environment;
    }

    private static WadiProcess start(Map<String, String> environment) {
        return WadiProcess.start(Path.of("").toAbsolutePath(), environment, "run", PIPELINE);
    }
}
