package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.Part;
import dev.wadi.testing.WadiProcess;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a pipeline with tables needs goes away while rows come, longer than its attempts last, and comes back: somebody is alerted once a run, and all heals by itself. */
@ExtendWith(Conformance.class)
class DatabaseOutageTest {
    private static final int PER_SECOND = 20;
    private static final String ALERT = "ingestion failed: ";

    @Test
    void theNextRunsHealWhatAnOutageLeftBehind(Laboratory laboratory) throws Exception {
        try (Experiment outage = laboratory.experimentWithTables("PostgreSQL, S3 and SSM away, one after the other")) {
            PipelineWorld world = outage.world();
            for (PipelineUnderTest one : outage.pipelines()) {
                URI database = URI.create(world.source(one.name()).substring("jdbc:".length()));
                try (CuttableProxy postgres = new CuttableProxy(database.getPort());
                        CuttableProxy s3 = new CuttableProxy(world.port(Part.S3));
                        CuttableProxy ssm = new CuttableProxy(world.port(Part.SSM))) {
                    Map<String, String> ways = new HashMap<>(Map.of(
                            "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + s3.port(),
                            "AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:" + ssm.port()));
                    world.environment().forEach((name, value) -> {
                        if (value.equals(world.source(one.name()))) {
                            ways.put(name, value.replace(":" + database.getPort() + "/", ":" + postgres.port() + "/"));
                        }
                    });
                    WadiProcess wadi = outage.start(ways);
                    List<String> seen = new ArrayList<>();
                    seen.add(away(outage, wadi, "PostgreSQL", postgres));
                    seen.add(away(outage, wadi, "S3", s3));
                    seen.add(away(outage, wadi, "SSM", ssm));
                    outage.conclude("all through " + String.join(", ", seen));
                    assertThat(alerts(wadi, 0))
                            .allSatisfy(alert -> assertThat(alert).contains("error: unavailable: ", "attempts: 3"));
                }
            }
        }
    }

    private static String away(Experiment outage, WadiProcess wadi, String service, CuttableProxy way)
            throws Exception {
        Instant mended = outage.underLoad(PER_SECOND, () -> {
            outage.awaitWork(wadi);
            int before = wadi.output().length();
            way.cut();
            await().atMost(Experiment.LONGEST).until(() -> !alerts(wadi, before).isEmpty());
            way.mend();
            return Instant.now();
        });
        outage.awaitAll();
        return "%d s after %s".formatted(Duration.between(mended, Instant.now()).toSeconds(), service);
    }

    /** Subjects and texts in the log, from there on. */
    private static List<String> alerts(WadiProcess wadi, int from) {
        List<String> alerts = new ArrayList<>();
        String output = wadi.output();
        for (int at = output.indexOf(ALERT, from); at >= 0; at = output.indexOf(ALERT, at + 1)) {
            int end = output.indexOf("last time: ", at);
            if (end > 0) {
                alerts.add(output.substring(at, end));
            }
        }
        return alerts;
    }
}
