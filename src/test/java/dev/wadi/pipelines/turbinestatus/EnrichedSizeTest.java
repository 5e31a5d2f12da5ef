package dev.wadi.pipelines.turbinestatus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedException;
import dev.wadi.testing.TextRecord;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichedSizeTest {

    /** What becomes longer in JSON or in UTF-8 counts as long as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "\u0001", "\"", "ä", "\uFFFD", "\uD83D\uDE00", "ab"})
    void aRecordMayBeAsLargeAsTheStreamTakesAndNotAByteLarger(String name) {
        StatusChange change =
                change(name.repeat(40), BigInteger.TEN.pow(300).negate(), "{\"value\":1" + identity() + "}");
        int size = EnrichedSignal.of(change).length + change.assetId().getBytes(UTF_8).length;
        assertThatCode(() -> EnrichedSignal.requireTaken(change, size)).doesNotThrowAnyException();
        assertThatThrownBy(() -> EnrichedSignal.requireTaken(change, size - 1))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(SignalReason.enriched_too_large))
                .hasMessage("enriched it has " + size + " bytes with its partition key, and the stream takes "
                        + (size - 1) + " (wadi.kinesis-max-record-size)");
    }

    @Test
    void aKeyThatKinesisTakesFromNobodyIsRefusedToo() {
        StatusChange change = change("a".repeat(257), BigInteger.ONE, "{\"value\":1" + identity() + "}");
        assertThatThrownBy(() -> EnrichedSignal.requireTaken(change, 1_000_000))
                .hasMessageContaining("asset_id")
                .hasMessageContaining("has 257 characters, and a key has at most 256");
        assertThatCode(() -> EnrichedSignal.requireTaken(
                        change("a".repeat(256), BigInteger.ONE, "{\"value\":1" + identity() + "}"), 1_000_000))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsReplacedDoesNotCount() {
        String text = "{\"status\":\"" + "x".repeat(10_000) + "\"" + identity() + "}";
        StatusChange change = change("ast-1", BigInteger.ONE, text);
        assertThatCode(() -> EnrichedSignal.requireTaken(change, 1_000)).doesNotThrowAnyException();
    }

    private static String identity() {
        return ",\"customer_name\":\"acme\",\"customer_asset_id\":\"T-1\",\"source_system\":\"scada\",\"signal_version\":\"1\","
                + "\"signal_name\":\"Sts\"";
    }

    private static StatusChange change(String name, BigInteger statusCode, String text) {
        return new StatusChange(
                new TextRecord(name, text),
                Json.parse(text),
                name,
                name,
                TestVendors.VESTAS,
                name,
                "1",
                new StatusCode(statusCode, name, name),
                Instant.EPOCH,
                "scada");
    }
}
