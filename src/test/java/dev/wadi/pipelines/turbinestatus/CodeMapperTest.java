package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeMapperTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final CodeMapper mapper = new CodeMapper(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(10));
    private final TableOfRows codes =
            new TableOfRows().with("vestas|VMP|*|1", "{'status_code':10,'status':'RUN','category':'FULL'}");

    @Test
    void aSignalBecomesAChange() throws RefusedException {
        CodedSignal signal = signal("VMP_STATUS", ",\"value\":1.0,\"timestamp\":\"2026-11-20T09:59:59.9999Z\"");
        assertThat(mapper.map(signal))
                .isEqualTo(new StatusChange(
                        signal.record(),
                        signal.signal().signal(),
                        "ast-1",
                        "VMP_STATUS",
                        TestVendors.VESTAS,
                        "VMP",
                        "1",
                        new StatusCode(10, "RUN", "FULL"),
                        Instant.parse("2026-11-20T09:59:59.999Z"),
                        "scada"));
        assertThat(mapper.map(signal).timeText()).isEqualTo("2026-11-20T09:59:59.999Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                // value; timestamp; reason; detail. Presence of both, then the form of the value, of the time, then the
                // clock, then the row
                "-; -; missing_field; value",
                "null; \"never\"; missing_field; value",
                "null; -; missing_field; value",
                "true; -; missing_field; timestamp",
                "\"\"; null; missing_field; timestamp",
                "3.5; \"\"; missing_field; timestamp",
                "3.5; \"never\"; invalid_value; 3.5",
                "\"\"; \"never\"; invalid_value; value",
                "9; \"never\"; invalid_timestamp; never",
                "9; false; invalid_timestamp; false",
                "9; \"2026-11-20T10:10:00.001Z\"; timestamp_in_future; more than 600 s ahead",
                "9; \"2026-11-20T10:10:00.000Z\"; unknown_status_code; VMP 9 of vendor vestas",
            })
    void theChecksHaveAnOrder(String value, String timestamp, SignalReason reason, String detail) {
        String members =
                (value == null ? "" : ",\"value\":" + value) + (timestamp == null ? "" : ",\"timestamp\":" + timestamp);
        assertRefused(reason, detail, () -> mapper.map(signal("VMP_STATUS", members)));
    }

    @Test
    void anEventMayBeAsFarAheadAsAllowedToTheMillisecond() throws RefusedException {
        assertThat(mapper.map(signal("VMP_STATUS", ",\"value\":1,\"timestamp\":\"2026-11-20T10:10:00.000Z\""))
                        .time())
                .isEqualTo(NOW.plusSeconds(600));
        // the fraction is cut before it is compared
        assertThat(mapper.map(signal("VMP_STATUS", ",\"value\":1,\"timestamp\":\"2026-11-20T10:10:00.0009Z\""))
                        .time())
                .isEqualTo(NOW.plusSeconds(600));
    }

    @Test
    void aCorruptRowIsRefusedAsSuch() {
        codes.with("vestas|VMP|*|2", "{'status_code':'x','status':'s'}");
        assertRefused(
                SignalReason.corrupt_mapping,
                "vestas|VMP|*|2",
                () -> mapper.map(signal("VMP_STATUS", ",\"value\":2,\"timestamp\":1")));
    }

    @Test
    void whatTheFilterShouldHaveHeldBackIsRefused() {
        assertRefused(
                SignalReason.unknown_status_code,
                "signal WIND_SPEED is none of the vendor's signals",
                () -> mapper.map(signal("WIND_SPEED", ",\"value\":1,\"timestamp\":1")));
    }

    private CodedSignal signal(String name, String members) {
        Signal signal = Json.signal(name, members);
        TableOfRows assets = new TableOfRows().with("acme|T-1|scada|*", "{'asset_id':'ast-1'}");
        List<TurbineSignal> found = new AssetFinder(assets, TestVendors.both(), Set.of())
                .find(
                        List.of(signal),
                        (record, why) -> {
                            throw new AssertionError(why);
                        },
                        () -> {});
        return new CodeFinder(codes).find(found, () -> {}).get(0);
    }
}
