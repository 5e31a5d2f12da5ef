package dev.wadi.conformance;

import static org.awaitility.Awaitility.await;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.local.Part;
import dev.wadi.testing.CuttableProxy;
import dev.wadi.testing.WadiProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service goes away while data flows, and comes back: the sources hold, nothing is dead-lettered for it, and all heals by itself. */
@ExtendWith(Conformance.class)
class OutageTest {
    private static final int PER_SECOND = 40;
    private static final Duration DYNAMODB_AWAY = Duration.ofSeconds(30);

    @Test
    void redisAway(Laboratory laboratory) throws Exception {
        try (Experiment outage = laboratory.experiment("Redis away", 2);
                CuttableProxy way = new CuttableProxy(outage.world().redisPort())) {
            comesAndGoes(outage, way, Map.of("REDIS_PORT", Integer.toString(way.port())), Duration.ZERO);
        }
    }

    @Test
    void dynamoDbAway(Laboratory laboratory) throws Exception {
        try (Experiment outage = laboratory.experiment("DynamoDB away for " + DYNAMODB_AWAY.toSeconds() + " s", 2);
                CuttableProxy way = new CuttableProxy(outage.world().port(Part.DYNAMODB))) {
            comesAndGoes(outage, way, endpoint(Part.DYNAMODB, way), DYNAMODB_AWAY);
        }
    }

    @Test
    void deadLetterQueueAway(Laboratory laboratory) throws Exception {
        try (Experiment outage = laboratory.experiment("SQS (dead letters) away", 2);
                CuttableProxy way = new CuttableProxy(outage.world().port(Part.SQS))) {
            comesAndGoes(outage, way, endpoint(Part.SQS, way), Duration.ZERO);
        }
    }

    /** @param atLeast how long it stays away after a source held */
    private static void comesAndGoes(
            Experiment outage, CuttableProxy way, Map<String, String> environment, Duration atLeast) throws Exception {
        WadiProcess wadi = outage.start(environment);
        Instant mended = outage.underLoad(PER_SECOND, () -> {
            outage.awaitWork(wadi);
            way.cut();
            Instant cut = Instant.now();
            outage.putPoison(5);
            await().atMost(Experiment.LONGEST)
                    .until(() -> wadi.output().contains("holds, nothing is lost")
                            && !Instant.now().isBefore(cut.plus(atLeast)));
            way.mend();
            return Instant.now();
        });
        outage.awaitAll();
        outage.conclude("all through %d s after it was back"
                .formatted(Duration.between(mended, Instant.now()).toSeconds()));
    }

    private static Map<String, String> endpoint(Part part, CuttableProxy way) {
        return Map.of("AWS_ENDPOINT_URL_" + part, "http://127.0.0.1:" + way.port());
    }
}
