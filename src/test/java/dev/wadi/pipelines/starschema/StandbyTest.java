package dev.wadi.pipelines.starschema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.SourceFeed;
import dev.wadi.local.LocalCloudOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;

/** Two instances that poll: one works, and the other takes over. */
@Timeout(300)
class StandbyTest {
    private static final String NAME = "star-schema";
    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);
    /** Camel interrupts threads that nobody ends after ten. */
    private static final Duration STOPPED = Duration.ofSeconds(9);

    @Test
    void theStandbyTakesOverAndWhatNobodyToldOfIsSwept() throws Exception {
        try (PipelineWorld world = PipelineWorld.alone(
                new Installation(Path.of("").toAbsolutePath()),
                NAME,
                LocalCloudOptions.defaults().withoutLimits(),
                Map.of())) {
            put(world, 1);
            WadiApplication first = start(world);
            WadiApplication second = null;
            try {
                awaitDone(world, 1); // by the sweep: no notice was sent
                second = start(world);
                first.close();
                put(world, 2);
                SourceFeed.send(world.clients().sqs(), world.source(NAME), List.of(ObjectNotice.message(key(2))));
                awaitDone(world, 2);
            } finally {
                first.close();
                if (second != null) {
                    second.close();
                }
            }
        }
    }

    /** Long before its end, and although a standby waits for it. */
    @Test
    void aStopGivesTheLeaseBackAtOnce() throws Exception {
        try (PipelineWorld world = PipelineWorld.alone(
                new Installation(Path.of("").toAbsolutePath()),
                NAME,
                LocalCloudOptions.defaults().withoutLimits(),
                Map.of())) {
            put(world, 1);
            WadiApplication first = start(world);
            WadiApplication second = null;
            try {
                awaitDone(world, 1);
                second = start(world);
                assertThat(holder(world)).isPresent();
                Optional<String> holder = holder(world);
                long told = System.nanoTime();
                first.close();
                assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(STOPPED);
                assertThat(holder(world)).isNotEqualTo(holder);
                told = System.nanoTime();
                second.close();
                assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(STOPPED);
                assertThat(holder(world)).isEmpty();
            } finally {
                first.close();
                if (second != null) {
                    second.close();
                }
            }
        }
    }

    private static Optional<String> holder(PipelineWorld world) {
        return world.rows(world.value("star-schema.lease-table")).stream()
                .map(row -> row.get("ownerName").s())
                .findFirst();
    }

    private static WadiApplication start(PipelineWorld world) throws Exception {
        return WadiApplication.start(world.plan()
                .withSettings(Map.of(
                        "camel.main.jmxEnabled",
                        "false",
                        // what a poll takes with it that a stop cuts off is there again after that time
                        "star-schema.visibility-timeout",
                        "5s")));
    }

    private static void awaitDone(PipelineWorld world, int id) {
        String mark = "_done/" + key(id).replace(".jsonl", ".json");
        await().atMost(TAKEN_OVER).until(() -> !world.clients()
                .s3()
                .listObjectsV2(request -> request.bucket(world.value("star-schema.processed-bucket"))
                        .prefix(mark))
                .contents()
                .isEmpty());
    }

    private static String key(int id) {
        return "design/design_%08d_20261105T100000000000.jsonl".formatted(id);
    }

    private static void put(PipelineWorld world, int id) {
        String line = "{\"design_id\":" + id + ",\"design_name\":\"a\",\"file_location\":\"b\",\"file_name\":\"c\","
                + "\"created_at\":\"2026-11-05T09:00:00.001\",\"last_updated\":\"2026-11-05T10:00:00.250\"}\n";
        world.clients()
                .s3()
                .putObject(
                        request -> request.bucket(world.value("star-schema.ingestion-bucket"))
                                .key(key(id)),
                        RequestBody.fromBytes(line.getBytes(UTF_8)));
    }
}
