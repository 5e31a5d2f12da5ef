package dev.wadi.source.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.LogLines;
import java.util.List;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** A route of Camel's own steps behind {@code kinesis-stream}, as its user writes it. */
@Timeout(600)
class StrangersStreamTest {
    private static final String FROM = """
            - route:
                id: collect
                from:
                  uri: "kinesis-stream:orders"
                  parameters:
                    pollInterval: "200"
                    failoverTime: 3s
                    maxBackoff: "100"
                  steps:
            """;
    private static final String COPY = """
                    - split:
                        id: each-order
                        simple: "${body}"
                        steps:
                          - log:
                              id: note
                              logName: strangers.orders
                              message: "${header.CamelAwsKinesisPartitionKey} wants ${body}"
                          - unmarshal:
                              id: parse
                              json: {}
                          - setBody:
                              id: answer
                              simple: "${body[item]} for ${header.CamelAwsKinesisPartitionKey}"
                          - removeHeader:
                              id: number-of-another-stream
                              name: CamelAwsKinesisSequenceNumber
                          - to:
                              id: copy
                              uri: "aws2-kinesis:copies"
                          - to:
                              id: copied
                              uri: "outcome:copied"
                              parameters:
                                of: copy
            """;

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB).withoutLimits());

    private StreamFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new StreamFixture(CLOUD);
        fixture.createStream("orders", 1);
        fixture.createStream("copies", 1);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void itLogsParsesAndForwardsEachRecordAndARecordThatIsNoJsonIsRefusedAlone() throws Exception {
        fixture.put("orders", "ann", "{\"item\":\"tea\"}", "{\"item\":");
        fixture.put("orders", "bob", "{\"item\":\"grüner Tee\"}");
        try (LogLines lines = new LogLines("strangers.orders")) {
            fixture.startFile(FROM + COPY);
            await().untilAsserted(
                            () -> assertThat(copies()).containsOnly("ann: tea for ann", "bob: grüner Tee for bob"));
            await().until(() -> !fixture.letters.isEmpty() && fixture.readiness() == State.UP);
            assertThat(lines.all())
                    .contains(
                            "ann wants {\"item\":\"tea\"}",
                            "ann wants {\"item\":",
                            "bob wants {\"item\":\"grüner Tee\"}");
        }
        assertThat(fixture.letters).extracting(RefusedRecordException::reason).containsExactly("unreadable");
        assertThat(fixture.letters.get(0).record().text()).isEqualTo("{\"item\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelAwsKinesisPartitionKey", "CamelKinesisStreamName"})
    void aFilterOnAHeaderOfTheSourceHoldsIt(String header) throws Exception {
        fixture.put("orders", "ann", "{}");
        fixture.startFile(FROM + """
                            - split:
                                id: each-order
                                simple: "${body}"
                                steps:
                                  - filter:
                                      id: wanted
                                      simple: "${header.%s} == 'nobody'"
                                      steps:
                                        - to: "log:wanted"
                """.formatted(header));
        await().until(() -> fixture.readiness() == State.DOWN);
        assertThat(fixture.consumer().getHealthCheck().call().getMessage().orElseThrow())
                .contains("header " + header + " as its source gave it");
    }

    @Test
    void aFilterOnAHeaderOfThePollHoldsItToo() throws Exception {
        fixture.put("orders", "ann", "{}");
        fixture.startFile(FROM + """
                            - filter:
                                id: wanted
                                simple: "${header.CamelKinesisStreamName} == 'another'"
                                steps:
                                  - to: "log:wanted"
                """);
        await().until(() -> fixture.readiness() == State.DOWN);
        assertThat(fixture.consumer().getHealthCheck().call().getMessage().orElseThrow())
                .contains("header CamelKinesisStreamName as its source gave it");
    }

    /** {@code KEY: TEXT} */
    private List<String> copies() {
        String shard = fixture.client
                .listShards(request -> request.streamName("copies"))
                .shards()
                .get(0)
                .shardId();
        String begin = fixture.client
                .getShardIterator(request ->
                        request.streamName("copies").shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return fixture.client.getRecords(request -> request.shardIterator(begin)).records().stream()
                .map(StrangersStreamTest::text)
                .toList();
    }

    private static String text(Record copy) {
        return copy.partitionKey() + ": " + copy.data().asUtf8String();
    }
}
