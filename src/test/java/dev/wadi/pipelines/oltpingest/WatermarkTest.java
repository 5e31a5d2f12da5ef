package dev.wadi.pipelines.oltpingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatermarkTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-03T08:15:00.001000, 2026-11-03T08:15:00.001000",
        "2026-11-03 08:15:00.001, 2026-11-03T08:15:00.001000",
        "2026-11-03 08:15:00, 2026-11-03T08:15:00.000000",
        "2026-11-03T08:15:00.1Z, 2026-11-03T08:15:00.100000",
        "2026-11-03T08:15:00.123456789, 2026-11-03T08:15:00.123456",
        "2026-11-03T08:15:00.500000000000, 2026-11-03T08:15:00.500000"
    })
    void timesAreReadLeniently(String text, String parameter) {
        assertThat(Watermark.parse(text).parameter()).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T08:15:00",
                "2026-11-0308:15:00",
                "2026-11-03 T08:15:00",
                "2026-11-03T24:00:00",
                "2026-11-03T08:15:00."
            })
    void nothingIsGuessed(String text) {
        assertThatThrownBy(() -> Watermark.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"infinity", "-infinity", "0044-03-15 00:00:00 BC", "soon", ""})
    void whatTellsNoTimeOfOurEraIsNoWatermark(String text) {
        assertThat(Watermark.ofRow(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-03 08:15:00",
                "2026-11-03 08:15:00.1",
                "2026-11-03 08:15:00.000001",
                "2026-11-03",
                "infinity",
                "10000-01-01 00:00:00",
                "0044-03-15 00:00:00 BC"
            })
    void bytesOfTheDatabaseAreTheSameTime(String text) {
        assertThat(Watermark.ofDatabase(text.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Watermark.ofRow(text));
    }

    @Test
    void aDateIsItsFirstMoment() {
        assertThat(Watermark.ofRow("2026-11-03")).contains(Watermark.parse("2026-11-03T00:00:00"));
    }

    @Test
    void theOverlapEndsWhereKeysBegin() {
        assertThat(Watermark.NONE_SEEN.minus(Duration.ofDays(1))).isEqualTo(Watermark.NONE_SEEN);
        assertThat(Watermark.parse("2026-11-03T08:15:00")
                        .minus(Duration.ofMinutes(5))
                        .key())
                .isEqualTo("20261103T081000000000");
    }
}
