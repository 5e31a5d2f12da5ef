package dev.wadi.source.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.CallGate;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.Patience;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** DynamoDB does a write of the lease table, and its answer gets lost: to whoever wrote it looks refused when it is tried again. */
class LostAnswersTest {
    private static final StreamFixture.Step NONE = (poll, exchange) -> {};
    /** No lease runs out here, however slow the machine. */
    private static final String OPTIONS = "orders?pollInterval=200&failoverTime=60s&maxBackoff=100";

    private static final Duration LONGEST = Patience.LONGEST;
    /** More than the SDK tries a call. */
    private static final int WHOLE_CALLS = 12;

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB).withoutLimits());

    private final LogLines lines = new LogLines("dev.wadi.source.kinesis");
    private final CallGate gate = new CallGate(Set.of(
            "BatchWriteItem",
            "CreateTable",
            "DeleteItem",
            "DescribeTable",
            "GetItem",
            "PutItem",
            "Query",
            "Scan",
            "UpdateItem"));
    private final AtomicInteger left = new AtomicInteger();
    private StreamFixture fixture;
    private DynamoDbAsyncClient dynamoDb;

    @BeforeEach
    void begin() {
        fixture = new StreamFixture(CLOUD);
        dynamoDb = CLOUD.clients()
                .withEndpoint(Part.DYNAMODB, gate.to(CLOUD.clients().endpoint(Part.DYNAMODB)))
                .client(Part.DYNAMODB, DynamoDbAsyncClient.builder().httpClient(StreamFixture.HTTP));
        fixture.context.getRegistry().bind("dynamoDb", DynamoDbAsyncClient.class, dynamoDb);
        fixture.createStream("orders", 2);
    }

    @AfterEach
    void end() {
        fixture.close();
        dynamoDb.close();
        gate.close();
        lines.close();
    }

    @Test
    void aCheckpointWhoseAnswerIsLostKeepsTheLease() throws Exception {
        startAndRead(50);
        lose("UpdateItem", LostAnswersTest::isCheckpoint, 1);
        goOnFrom(50);
    }

    @Test
    void aCheckpointWhoseAnswersAreAllLostKeepsTheLease() throws Exception {
        startAndRead(50);
        lose("UpdateItem", LostAnswersTest::isCheckpoint, WHOLE_CALLS);
        goOnFrom(50);
    }

    @Test
    void aCheckpointAfterARenewalWhoseAnswersAreLostKeepsTheLease() throws Exception {
        fixture.start(OPTIONS.replace("60s", "6s"), NONE);
        fixture.putMany("orders", 0, 50);
        fixture.awaitRecords(50);
        lose("UpdateItem", body -> body.contains("leaseCounter") && !isCheckpoint(body), WHOLE_CALLS);
        goOnFrom(50);
    }

    @Test
    void aLeaseWhoseCreationLosesItsAnswerIsReadOnce() throws Exception {
        lose("PutItem", body -> true, 3);
        startAndRead(50);
        goOnFrom(50);
    }

    private void startAndRead(int records) throws Exception {
        fixture.start(OPTIONS, NONE);
        fixture.putMany("orders", 0, records);
        fixture.awaitRecords(records);
    }

    private void goOnFrom(int from) {
        int put = from;
        while (left.get() > 0 || put < from + 200) {
            fixture.putMany("orders", put, put + 50);
            put += 50;
            fixture.awaitRecords(put);
        }
        assertThat(fixture.texts()).containsExactlyInAnyOrderElementsOf(StreamFixture.numbers(0, put));
        assertThat(lines.all()).noneMatch(line -> line.contains("lease is lost") || line.contains("begins again"));
        await().atMost(LONGEST).until(() -> fixture.readiness() == State.UP);
    }

    private void lose(String operation, Predicate<String> body, int answers) {
        left.set(answers);
        gate.loseAnswers((called, text) ->
                called.equals(operation) && body.test(text) && left.getAndUpdate(rest -> Math.max(0, rest - 1)) > 0);
    }

    private static boolean isCheckpoint(String body) {
        return body.contains("checkpointSubSequenceNumber");
    }
}
