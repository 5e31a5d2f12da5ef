package dev.wadi.conformance;

import static org.awaitility.Awaitility.await;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.local.Part;
import dev.wadi.settings.ResourceKind;
import dev.wadi.testing.WadiProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        try (Experiment outage = laboratory.experimentWithRecords("one service after the other away", 2);
                CuttableProxy redis = new CuttableProxy(outage.world().port(Part.REDIS));
                CuttableProxy dynamoDb = new CuttableProxy(outage.world().port(Part.DYNAMODB));
                CuttableProxy s3 = new CuttableProxy(outage.world().port(Part.S3));
                CuttableProxy ssm = new CuttableProxy(outage.world().port(Part.SSM));
                CuttableProxy sqs = new CuttableProxy(outage.world().port(Part.SQS))) {
            WadiProcess wadi = outage.start(Map.of(
                    "REDIS_PORT", Integer.toString(redis.port()),
                    "AWS_ENDPOINT_URL_DYNAMODB", endpoint(dynamoDb),
                    "AWS_ENDPOINT_URL_S3", endpoint(s3),
                    "AWS_ENDPOINT_URL_SSM", endpoint(ssm),
                    "AWS_ENDPOINT_URL_SQS", endpoint(sqs)));
            List<Outage> all = List.of(
                    new Outage("Redis", redis, Duration.ZERO, ResourceKind.REDIS),
                    // with leases and rows
                    new Outage(
                            "DynamoDB (away %d s)".formatted(DYNAMODB_AWAY.toSeconds()),
                            dynamoDb,
                            DYNAMODB_AWAY,
                            ResourceKind.STREAM,
                            ResourceKind.TABLE),
                    // with inputs and documents
                    new Outage("S3", s3, Duration.ZERO, ResourceKind.BUCKET),
                    new Outage("SSM", ssm, Duration.ZERO, ResourceKind.PARAMETER),
                    // with dead letters and what comes by a queue
                    new Outage("SQS", sqs, Duration.ZERO, ResourceKind.QUEUE));
            List<String> seen = new ArrayList<>();
            for (Outage one : all) {
                if (outage.world().uses(one.kinds())) {
                    seen.add(one.run(outage, wadi));
                }
            }
            outage.conclude("all through " + String.join(", ", seen));
        }
    }

    /**
     * @param way to the service
     * @param atLeast how long it stays away after a source held
     * @param kinds of what it has; where no pipeline has any of them, nobody notices
     */
    private record Outage(String service, CuttableProxy way, Duration atLeast, Set<ResourceKind> kinds) {
        Outage(String service, CuttableProxy way, Duration atLeast, ResourceKind... kinds) {
            this(service, way, atLeast, Set.of(kinds));
        }

        String run(Experiment outage, WadiProcess wadi) throws Exception {
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
            return "%d s after %s"
                    .formatted(Duration.between(mended, Instant.now()).toSeconds(), service);
        }
    }

    private static String endpoint(CuttableProxy way) {
        return "http://127.0.0.1:" + way.port();
    }
}
