package dev.wadi.delivery.deadletter;

import static dev.wadi.delivery.deadletter.DeadLetterFixture.KIB;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.MIB;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.big;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.payload;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.random;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.rejected;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever its size, a refused record reaches the queue whole. */
@Timeout(300)
class DeadLetterSizeTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private DeadLetterFixture letters;

    @BeforeEach
    void connect() {
        letters = new DeadLetterFixture(CLOUD);
    }

    @AfterEach
    void disconnect() {
        letters.close();
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
                bytes, new RefusedRecordException(new BytesRecord(data, "shard:1", "key"), "enriched_too_large", "x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {MIB, 256 * KIB, KIB})
    void aSourceIdAndAKeyOfAnySizeArriveWhole(int bytes) throws Exception {
        String longer = "ä\u0001\"".repeat(200_000);
        assertArrivesWhole(
                bytes,
                new RefusedRecordException(new BytesRecord(new byte[] {-1}, longer, longer), "malformed_json", "x"));
    }

    /** A person who looks into the queue finds one letter, not many parts. */
    @Test
    void whatGetsSmallEnoughByCompressionGoesInOneLetter() throws Exception {
        letters.start();
        String json = "{\"note\":\"" + "\\\"\\\\".repeat(390 * KIB / 2) + "\"}";
        letters.target()
                .deadLetter(
                        List.of(new RefusedRecordException(new TextRecord("shard:1", json), "missing_field", "value")),
                        1);
        assertThat(letters.take()).singleElement().satisfies(letter -> {
            assertThat(letter.get("payload_encoding").textValue()).isEqualTo("gzip+base64");
            assertThat(letter.has("part")).isFalse();
        });
    }

    private void assertArrivesWhole(int bytes, RefusedRecordException rejected) throws Exception {
        letters.limit.set(bytes);
        letters.start();
        letters.target().deadLetter(List.of(rejected), 1);
        List<JsonNode> taken = letters.take();
        assertThat(letters.calls.sent)
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
    void theLimitOfAQueueIsAskedForOnceAndAgainAfterAFailure() throws Exception {
        letters.start();
        for (int i = 0; i < 5; i++) {
            letters.target().deadLetter(rejected(1), 1);
        }
        assertThat(letters.limit.asked()).isEqualTo(1);
        letters.limit.set(KIB);
        List<RefusedRecordException> large = List.of(big(new byte[3 * KIB]), big(random(3 * KIB)));
        assertThat(catchThrowable(() -> letters.target().deadLetter(large, 1))).isInstanceOf(HoldException.class);
        letters.target().deadLetter(large, 1);
        assertThat(letters.limit.asked()).isEqualTo(2);
        assertThat(DeadLetterReader.read(letters.take())).hasSize(7).noneMatch(letter -> letter.has("part"));
    }

    @Test
    void withoutTheRightToAskALetterMayHaveTheMostThatTheServiceTakes() throws Exception {
        letters.limit.forbid();
        letters.start();
        letters.target().deadLetter(List.of(big(random(700 * KIB))), 1);
        assertThat(letters.take()).singleElement().satisfies(letter -> assertThat(payload(letter))
                .hasSize(700 * KIB));
    }

    @Test
    void theSettingLowersTheLimit() throws Exception {
        letters.start(Map.of("wadi.dead-letter-max-bytes", "2048"));
        letters.target().deadLetter(List.of(big(random(5 * KIB))), 1);
        assertThat(letters.calls.sent).allSatisfy(call -> assertThat(call).allMatch(body -> body.length() <= 2 * KIB));
        assertThat(payload(DeadLetterReader.read(letters.take()).get(0))).hasSize(5 * KIB);
    }
}
