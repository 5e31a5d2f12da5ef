package dev.wadi.delivery.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.testing.DeadLetters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Any record, any limit: all letters fit, and together they are the record again. */
class DeadLetterWriterPropertyTest {
    private static final int LARGEST_PAYLOAD = 2 * 1024 * 1024;

    @Provide
    Arbitrary<byte[]> payloads() {
        Arbitrary<Integer> sizes = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3_000), Arbitraries.integers().between(0, LARGEST_PAYLOAD));
        return Combinators.combine(sizes, Arbitraries.of(2, 16, 127, 256), Arbitraries.longs())
                .as(DeadLetterWriterPropertyTest::bytes);
    }

    /** Of few different bytes, which compress well and are UTF-8, up to all 256. */
    private static byte[] bytes(int size, int different, long seed) {
        byte[] bytes = new byte[size];
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) random.nextInt(different);
        }
        return bytes;
    }

    @Provide
    Arbitrary<Integer> limits() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1_024, 4_096),
                Arbitraries.integers().between(1_024, 1_048_576));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void lettersFitAndJoinedAreThePayload(@ForAll("payloads") byte[] payload, @ForAll("limits") int limit) {
        assertWhole(
                limit,
                new RefusedRecordException(
                        new AnyRecord("shardId-000000000000:" + "4".repeat(56) + ":12", payload, "a partition key"),
                        "unknown_status_code",
                        "a detail"));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void everyOtherFieldMayHaveAnySize(
            @ForAll @StringLength(max = 3_000) String sourceId,
            @ForAll @StringLength(max = 3_000) String key,
            @ForAll @StringLength(max = 3_000) String detail,
            @ForAll @IntRange(min = 1_024, max = 6_000) int limit) {
        assertWhole(
                limit,
                new RefusedRecordException(
                        new AnyRecord(sourceId, detail.getBytes(UTF_8), key), "malformed_json", detail));
    }

    private static void assertWhole(int limit, RefusedRecordException rejected) {
        DeadLetterEnvelope envelope = new DeadLetterEnvelope("turbine-status", Instant.EPOCH, 3);
        List<JsonNode> letters = new ArrayList<>();
        for (OutgoingLetter letter :
                new DeadLetterWriter(envelope, limit, "").letters(rejected).left()) {
            assertThat(letter.text().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(limit);
            letters.add(DeadLetters.json(letter.text()));
        }
        Collections.shuffle(letters, new Random(limit));
        List<JsonNode> read = DeadLetterReader.read(letters);
        assertThat(read).hasSize(1);
        JsonNode letter = read.get(0);
        assertThat(payload(letter)).isEqualTo(rejected.record().payload());
        assertThat(letter.get("source_id").textValue())
                .isEqualTo(rejected.record().sourceId());
        assertThat(letter.path("partition_key").asText(""))
                .isEqualTo(rejected.record().partitionKey());
        assertThat(rejected.detail()).startsWith(letter.get("detail").textValue());
        assertThat(letter.has("part")).isFalse();
    }

    private static byte[] payload(JsonNode letter) {
        String text = letter.get("payload").textValue();
        return letter.get("payload_encoding").textValue().equals("base64")
                ? Base64.getDecoder().decode(text)
                : text.getBytes(UTF_8);
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nothing
    private record AnyRecord(String sourceId, byte[] payload, String partitionKey) implements SourceRecord {}
}
