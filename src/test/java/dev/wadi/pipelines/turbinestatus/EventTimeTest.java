package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class EventTimeTest {

    @ParameterizedTest
    @CsvSource({
        // below 10^11 seconds, from there on milliseconds
        "1,1970-01-01T00:00:01.000Z",
        "99999999999,5138-11-16T09:46:39.000Z",
        "100000000000,1973-03-03T09:46:40.000Z",
        "1795168800,2026-11-20T10:00:00.000Z",
        "1795168800000,2026-11-20T10:00:00.000Z",
        "1795168800123,2026-11-20T10:00:00.123Z",
        "1795168800.1239,2026-11-20T10:00:00.123Z",
        "1795168800123.9,2026-11-20T10:00:00.123Z",
        "1.7951688e9,2026-11-20T10:00:00.000Z",
        "0,1970-01-01T00:00:00.000Z",
        "-1,1969-12-31T23:59:59.000Z",
        "-0.0005,1969-12-31T23:59:59.999Z",
        "253402300799999,9999-12-31T23:59:59.999Z",
    })
    void numbersAreSecondsOrMilliseconds(String json, String time) throws RefusedException {
        assertThat(text(json)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "1795168800,2026-11-20T10:00:00.000Z",
        "1795168800123,2026-11-20T10:00:00.123Z",
        "0001795168800123,2026-11-20T10:00:00.123Z",
        "2026-11-20T10:00:00Z,2026-11-20T10:00:00.000Z",
        "2026-11-20T10:00:00.1Z,2026-11-20T10:00:00.100Z",
        "2026-11-20T10:00:00.9999Z,2026-11-20T10:00:00.999Z",
        "2026-11-20T10:00:00.999999999Z,2026-11-20T10:00:00.999Z",
        "2026-11-20T10:00:00.123456789123Z,2026-11-20T10:00:00.123Z",
        "2026-11-20T10:00:00+02:30,2026-11-20T07:30:00.000Z",
        "2026-11-20T10:00:00.5-08:00,2026-11-20T18:00:00.500Z",
        "2026-12-31T23:30:00-01:00,2027-01-01T00:30:00.000Z",
        "2028-02-29T00:00:00Z,2028-02-29T00:00:00.000Z",
        "0000-01-01T00:00:00Z,0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z,9999-12-31T23:59:59.999Z",
    })
    void textsAreDigitsOrIso(String text, String time) throws RefusedException {
        assertThat(text("\"" + text + "\"")).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                " 1795168800",
                "-1795168800",
                "1795168800.5",
                "١٧٩٥",
                "2026-11-20",
                "2026-11-20T10:00Z",
                "2026-11-20T10:00:00",
                "2026-11-20 10:00:00Z",
                "2026-11-20t10:00:00Z",
                "2026-11-20T10:00:00z",
                "2026-11-20T10:00:00.Z",
                "2026-11-20T10:00:00123Z",
                "2026-11-20T10:00:00,5Z",
                "2026-11-20T10:00:00+0200",
                "2026-11-20T10:00:00+02",
                "2026-11-20T10:00:00+25:00",
                "2026-11-20T10:00:00+19:00",
                "2026-11-20T10:00:00Z[UTC]",
                "2026-11-20T10:00:60Z",
                "2026-11-20T24:00:00Z",
                "2026-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "+2026-11-20T10:00:00Z",
                "12026-11-20T10:00:00Z",
                "0000-01-01T00:00:00+01:00",
                "2026-11-20T10:00:00Z\\n"
            })
    void otherTextsAreInvalid(String text) {
        assertRefused(SignalReason.invalid_timestamp, "timestamp ", () -> text("\"" + text + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "{}", "[]", "-1e999999999", "-100000000000"})
    void otherValuesAndTimesBeforeTheYearZeroAreInvalid(String json) {
        assertRefused(SignalReason.invalid_timestamp, "timestamp ", () -> text(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "253402300800000",
                "1e18",
                "1e999999999",
                "99999999999999999999999999",
                "\"1234567890123456789\"",
                "\"9999-12-31T23:59:59-01:00\""
            })
    void timesBeyondFourDigitYearsAreLaterThanAnyOther(String json) throws RefusedException {
        assertThat(EventTime.parse(Json.value(json))).isEqualTo(Instant.MAX);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 65, 5000})
    void aLongFractionIsCutToMilliseconds(int digits) throws RefusedException {
        assertThat(text("\"2026-11-20T10:00:00." + "1".repeat(digits) + "Z\"")).isEqualTo("2026-11-20T10:00:00.111Z");
    }

    @Test
    void aTinyNumberIsTheEpoch() throws RefusedException {
        assertThat(text("1e-999999999")).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(text("\"000000000000000000001\"")).isEqualTo("1970-01-01T00:00:01.000Z");
    }

    private static String text(String json) throws RefusedException {
        return EventTime.format(EventTime.parse(Json.value(json)));
    }
}
