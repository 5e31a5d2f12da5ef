package dev.wadi.delivery.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBatchHandler;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.MaximumMessageSize;
import dev.wadi.testing.TextRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** Whatever its size, a refused record reaches the queue whole, and once. */
@Timeout(300)
class DeadLetterSizeTest {
    private static final int KIB = 1024;
    private static final int MIB = KIB * KIB;

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private final MaximumMessageSize limit = new MaximumMessageSize(MIB);
    private final Calls calls = new Calls();
    private SqsClient sqs;
    private DefaultCamelContext context;
    private String queue = "letters-" + UUID.randomUUID();

    /** The batch calls as they leave; one can be made to fail as a whole or in one entry. */
    private static final class Calls implements ExecutionInterceptor {
        final List<List<String>> sent = new ArrayList<>();
        int failing = -1;
        int spoiling = -1;

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof SendMessageBatchRequest batch) {
                sent.add(batch.entries().stream()
                        .map(entry -> entry.messageBody())
                        .toList());
                if (sent.size() - 1 == failing) {
                    throw new IllegalStateException("the connection is gone");
                }
            }
        }

        /** A body that SQS does not take, in the last entry. */
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            if (context.request() instanceof SendMessageBatchRequest batch && sent.size() - 1 == spoiling) {
                var entries = new ArrayList<>(batch.entries());
                int last = entries.size() - 1;
                entries.set(
                        last,
                        entries.get(last).toBuilder().messageBody("\uFFFE").build());
                return batch.toBuilder().entries(entries).build();
            }
            return context.request();
        }
    }

    @BeforeEach
    void connect() {
        sqs = CLOUD.clients().client(Part.SQS, SqsClient.builder(), calls, limit);
    }

    @AfterEach
    void disconnect() {
        if (context != null) {
            context.stop();
        }
        sqs.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {MIB, 256 * KIB, KIB})
    void aRecordThatPassesTheLimitByEscapingArrivesWhole(int bytes) throws Exception {
        String json = "{\"note\":\"" + "\\\"\\\\".repeat(390 * KIB / 2) + "\"}";
        assertArrivesWhole(
                bytes, new RefusedRecordException(new TextRecord("shard:1", json), "missing_field", "value"));
    }

    @ParameterizedTest
    @ValueSource(ints = {MIB, 256 * KIB, KIB})
    void aKeyThatIsRepeatedInTheDetailArrivesOnceWhole(int bytes) throws Exception {
        String key = "k".repeat(530 * KIB);
        assertArrivesWhole(
                bytes,
                new RefusedRecordException(
                        new TextRecord("shard:1", "{\"" + key + "\":1}"), "invalid_field_type", key + " must be text"));
    }

    @ParameterizedTest
    @ValueSource(ints = {MIB, 256 * KIB, KIB})
    void aRecordNearTheLimitOfItsStreamArrivesWhole(int bytes) throws Exception {
        // more parts would show no more
        byte[] data = random(Math.min(MIB - 10, 128 * bytes));
        assertArrivesWhole(
                bytes, new RefusedRecordException(new Bytes(data, "shard:1", "key"), "enriched_too_large", "x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {MIB, 256 * KIB, KIB})
    void aSourceIdAndAKeyOfAnySizeArriveWhole(int bytes) throws Exception {
        String longer = "ä\u0001\"".repeat(200_000);
        assertArrivesWhole(
                bytes, new RefusedRecordException(new Bytes(new byte[] {-1}, longer, longer), "malformed_json", "x"));
    }

    /** A person who looks into the queue finds one letter, not many parts. */
    @Test
    void whatGetsSmallEnoughByCompressionGoesInOneLetter() throws Exception {
        start();
        String json = "{\"note\":\"" + "\\\"\\\\".repeat(390 * KIB / 2) + "\"}";
        target().deadLetter(
                        List.of(new RefusedRecordException(new TextRecord("shard:1", json), "missing_field", "value")),
                        1);
        assertThat(take()).singleElement().satisfies(letter -> {
            assertThat(letter.get("payload_encoding").textValue()).isEqualTo("gzip+base64");
            assertThat(letter.has("part")).isFalse();
        });
    }

    private void assertArrivesWhole(int bytes, RefusedRecordException rejected) throws Exception {
        limit.set(bytes);
        start();
        target().deadLetter(List.of(rejected), 1);
        List<JsonNode> taken = take();
        assertThat(calls.sent)
                .allSatisfy(call -> assertThat(call.stream().mapToInt(body -> body.getBytes(UTF_8).length))
                        .allMatch(length -> length <= bytes));
        assertThat(DeadLetterReader.read(taken)).singleElement().satisfies(letter -> {
            assertThat(letter.get("source_id").textValue())
                    .isEqualTo(rejected.record().sourceId());
            assertThat(payload(letter)).isEqualTo(rejected.record().payload());
            assertThat(rejected.detail()).startsWith(letter.get("detail").textValue());
            assertThat(letter.has("part")).isFalse();
        });
    }

    @Test
    void whatOnePageHadTakenIsNotSentAgain() throws Exception {
        start();
        calls.failing = 2;
        List<RefusedRecordException> rejected = rejected(37);
        assertThat(catchThrowable(() -> target().deadLetter(rejected, 1))).isInstanceOf(HoldException.class);
        target().deadLetter(rejected, 1);
        assertThat(calls.sent.stream().map(List::size)).containsExactly(10, 10, 10, 10, 7);
        assertThat(ids(take())).containsExactlyInAnyOrderElementsOf(ids(37));
    }

    @Test
    void ofAPageThatWasTakenInPartOnlyTheRestIsSentAgain() throws Exception {
        start();
        calls.spoiling = 1;
        List<RefusedRecordException> rejected = rejected(23);
        assertThat(catchThrowable(() -> target().deadLetter(rejected, 1)))
                .isInstanceOf(HoldException.class)
                .hasMessageContaining("1 dead letters were not taken");
        target().deadLetter(rejected, 1);
        assertThat(calls.sent.stream().map(List::size)).containsExactly(10, 10, 4);
        assertThat(ids(take())).containsExactlyInAnyOrderElementsOf(ids(23));
    }

    @Test
    void partsThatWereTakenAreNotSentAgain() throws Exception {
        limit.set(KIB);
        start();
        byte[] data = new byte[5 * KIB];
        new Random(1).nextBytes(data);
        calls.failing = 4;
        List<RefusedRecordException> rejected =
                List.of(new RefusedRecordException(new Bytes(data, "s:1", "k"), "malformed_json", "x"));
        assertThat(catchThrowable(() -> target().deadLetter(rejected, 1))).isNotNull();
        target().deadLetter(rejected, 1);
        List<JsonNode> taken = take();
        assertThat(taken).hasSize(taken.get(0).get("parts").intValue());
        assertThat(calls.sent).hasSize(taken.size() + 1);
        assertThat(payload(DeadLetterReader.read(taken).get(0))).isEqualTo(data);
    }

    @Test
    void aFifoQueueDropsWhatItHasAlreadyAfterARestart() throws Exception {
        queue += ".fifo";
        start();
        target().deadLetter(rejected(23), 1);
        target().deadLetter(rejected(23), 4);
        assertThat(calls.sent).hasSize(6);
        assertThat(ids(take())).containsExactlyInAnyOrderElementsOf(ids(23));
    }

    @Test
    void aFifoQueueTakesTheNeighboursAndTheReasonsOfOneSource() throws Exception {
        queue += ".fifo";
        start();
        target().deadLetter(
                        List.of(
                                new RefusedRecordException(new TextRecord("1", "{}"), "missing_field", "a"),
                                new RefusedRecordException(new TextRecord("1", "{}"), "internal_error", "a"),
                                new RefusedRecordException(new TextRecord("2", "{}"), "missing_field", "a")),
                        1);
        assertThat(take()).hasSize(3);
    }

    @Test
    void partsOfTwoWritingsAreNotMixedOnAFifoQueue() throws Exception {
        queue += ".fifo";
        limit.set(KIB);
        start();
        byte[] data = new byte[5 * KIB];
        new Random(1).nextBytes(data);
        calls.failing = 2;
        assertThat(catchThrowable(() -> target().deadLetter(List.of(big(data)), 1)))
                .isNotNull();
        target().deadLetter(List.of(big(data)), 100_000);
        assertThat(DeadLetterReader.read(take()).stream()
                        .filter(letter -> !letter.has("part"))
                        .map(DeadLetterSizeTest::payload))
                .singleElement()
                .isEqualTo(data);
    }

    @Test
    void theLimitOfAQueueIsAskedForOnceAndAgainAfterAFailure() throws Exception {
        start();
        for (int i = 0; i < 5; i++) {
            target().deadLetter(rejected(1), 1);
        }
        assertThat(limit.asked()).isEqualTo(1);
        limit.set(KIB);
        List<RefusedRecordException> large = List.of(big(new byte[3 * KIB]), big(random(3 * KIB)));
        assertThat(catchThrowable(() -> target().deadLetter(large, 1))).isInstanceOf(HoldException.class);
        target().deadLetter(large, 1);
        assertThat(limit.asked()).isEqualTo(2);
        assertThat(DeadLetterReader.read(take())).hasSize(7).noneMatch(letter -> letter.has("part"));
    }

    @Test
    void withoutTheRightToAskALetterMayHaveTheMostThatTheServiceTakes() throws Exception {
        limit.forbid();
        start();
        target().deadLetter(List.of(big(random(700 * KIB))), 1);
        assertThat(take()).singleElement().satisfies(letter -> assertThat(payload(letter))
                .hasSize(700 * KIB));
    }

    @Test
    void theSettingLowersTheLimit() throws Exception {
        start(Map.of("wadi.dead-letter-max-bytes", "2048"));
        target().deadLetter(List.of(big(random(5 * KIB))), 1);
        assertThat(calls.sent).allSatisfy(call -> assertThat(call).allMatch(body -> body.length() <= 2 * KIB));
        assertThat(payload(DeadLetterReader.read(take()).get(0))).hasSize(5 * KIB);
    }

    private static byte[] random(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        return data;
    }

    private static RefusedRecordException big(byte[] data) {
        return new RefusedRecordException(new Bytes(data, "s:1", "k"), "malformed_json", "x");
    }

    private void start() throws Exception {
        start(Map.of());
    }

    private void start(Map<String, String> more) throws Exception {
        sqs.createQueue(request -> request.queueName(queue)
                .attributes(queue.endsWith(".fifo") ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of()));
        context = new DefaultCamelContext();
        Properties settings = new Properties();
        settings.setProperty("turbine-status.dead-letter-queue", queue);
        settings.putAll(more);
        context.getPropertiesComponent().setInitialProperties(settings);
        context.getRegistry().bind("sqs", SqsClient.class, sqs);
        context.addRoutes(new DeadLetterRoute());
        context.disableJMX();
        context.start();
    }

    private RouteBatchHandler<TextRecord> target() throws Exception {
        Consumer consumer = context.getEndpoint("direct:in").createConsumer(exchange -> {});
        return new RouteBatchHandler<>(consumer, Map.of(), context.createProducerTemplate(), "turbine-status");
    }

    private List<JsonNode> take() {
        return new DeadLetters(
                        sqs,
                        sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl())
                .take();
    }

    private static byte[] payload(JsonNode letter) {
        String text = letter.get("payload").textValue();
        return letter.get("payload_encoding").textValue().equals("base64")
                ? Base64.getDecoder().decode(text)
                : text.getBytes(UTF_8);
    }

    private static List<String> ids(List<JsonNode> letters) {
        return letters.stream()
                .map(letter -> letter.get("source_id").textValue())
                .toList();
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "shard:" + i).toList();
    }

    private static List<RefusedRecordException> rejected(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RefusedRecordException(new TextRecord("shard:" + i, "{}"), "missing_field", "value"))
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Bytes(byte[] data, String sourceId, String partitionKey) implements SourceRecord {
        @Override
        public byte[] payload() {
            return data;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(data);
        }
    }
}
