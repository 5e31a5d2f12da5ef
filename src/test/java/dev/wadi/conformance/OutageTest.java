package dev.wadi.conformance;

import static org.awaitility.Awaitility.await;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.local.Part;
import dev.wadi.testing.WadiProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One service after the other goes away while data flows, and comes back: the sources hold, nothing is dead-lettered for it, and all heals by itself. */
@ExtendWith(Conformance.class)
class OutageTest {
    private static final int PER_SECOND = 20;
    private static final int POISON = 5;
    private static final Duration DYNAMODB_AWAY = Duration.ofSeconds(30);

    @Test
    void theSourcesHoldUntilItIsBack(Laboratory laboratory) throws Exception {
        try (Experiment outage =
                        laboratory.experimentWithRecords("Redis, DynamoDB, S3 and SQS away, one after the other", 2);
                CuttableProxy redis = new CuttableProxy(outage.world().port(Part.REDIS));
                CuttableProxy dynamoDb = new CuttableProxy(outage.world().port(Part.DYNAMODB));
                CuttableProxy s3 = new CuttableProxy(outage.world().port(Part.S3));
                CuttableProxy sqs = new CuttableProxy(outage.world().port(Part.SQS))) {
            WadiProcess wadi = outage.start(Map.of(
                    "REDIS_PORT", Integer.toString(redis.port()),
                    "AWS_ENDPOINT_URL_DYNAMODB", endpoint(dynamoDb),
                    "AWS_ENDPOINT_URL_S3", endpoint(s3),
                    "AWS_ENDPOINT_URL_SQS", endpoint(sqs)));
            List<String> seen = new ArrayList<>();
            seen.add(away(outage, wadi, "Redis", redis, Duration.ZERO));
            // with leases and rows
            seen.add(away(
                    outage,
                    wadi,
                    "DynamoDB (away %d s)".formatted(DYNAMODB_AWAY.toSeconds()),
                    dynamoDb,
                    DYNAMODB_AWAY));
            // with inputs and documents
            seen.add(away(outage, wadi, "S3", s3, Duration.ZERO));
            // with dead letters and what comes by a queue
            seen.add(away(outage, wadi, "SQS", sqs, Duration.ZERO));
            outage.conclude("all through " + String.join(", ", seen));
        }
    }

    /** @param atLeast how long it stays away after a source held */
    private static String away(Experiment outage, WadiProcess wadi, String service, CuttableProxy way, Duration atLeast)
            throws Exception {
        Instant mended = outage.underLoad(PER_SECOND, () -> {
            outage.awaitWork(wadi);
            int before = wadi.output().length();
            way.cut();
            Instant cut = Instant.now();
            outage.putPoison(POISON);
            await().atMost(Experiment.LONGEST)
                    .until(() -> wadi.output().indexOf("holds, nothing is lost", before) > 0
                            && !Instant.now().isBefore(cut.plus(atLeast)));
            way.mend();
            return Instant.now();
        });
        outage.awaitAll();
        return "%d s after %s".formatted(Duration.between(mended, Instant.now()).toSeconds(), service);
    }

    private static String endpoint(CuttableProxy way) {
        return "http://127.0.0.1:" + way.port();
    }
}
