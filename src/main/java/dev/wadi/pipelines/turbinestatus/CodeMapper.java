package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Spec section 4 steps 4 and 5: value and timestamp of a status signal, and its status code. */
public final class CodeMapper {
    private final Clock clock;
    private final Duration maxFuture;

    /** @param maxFuture how far ahead of the clock an event may be; one wrong clock must not freeze a turbine */
    public CodeMapper(Clock clock, Duration maxFuture) {
        this.clock = clock;
        this.maxFuture = maxFuture;
    }

    public StatusChange map(CodedSignal coded) throws RefusedException {
        TurbineSignal turbine = coded.signal();
        if (turbine.vendor().isEmpty() || turbine.kind().isEmpty()) {
            // only where a user took the filter out of the route
            throw new RefusedException(
                    SignalReason.unknown_status_code,
                    "signal " + turbine.signalName() + " is none of the vendor's signals");
        }
        Vendor vendor = turbine.vendor().get();
        String kind = turbine.kind().get();
        JsonNode input = turbine.signal().input();
        Found<String> value = coded.code().orElseThrow(() -> missing("value"));
        JsonNode timestamp = timestamp(input);
        String code = value.orReject();
        Instant time = EventTime.parse(timestamp);
        if (time.isAfter(clock.instant().plus(maxFuture))) {
            throw new RefusedException(
                    SignalReason.timestamp_in_future,
                    "timestamp " + shown(timestamp) + " is more than " + maxFuture.toSeconds() + " s ahead");
        }
        return new StatusChange(
                turbine.record(),
                turbine.signal(),
                turbine.asset().assetId(),
                turbine.signalName(),
                vendor,
                kind,
                code,
                status(coded, vendor, kind, code),
                time,
                turbine.signal().sourceSystem());
    }

    private static JsonNode timestamp(JsonNode input) throws RefusedException {
        JsonNode value = input.get("timestamp");
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())) {
            throw missing("timestamp");
        }
        return value;
    }

    private static RefusedException missing(String field) {
        return new RefusedException(SignalReason.missing_field, field);
    }

    private static String shown(JsonNode timestamp) {
        String text = timestamp.asText();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    private static StatusCode status(CodedSignal coded, Vendor vendor, String kind, String code)
            throws RefusedException {
        return coded.status()
                .orElseThrow(() -> new RefusedException(
                        SignalReason.unknown_status_code,
                        "no row for " + kind + " " + code + " of vendor " + vendor.name() + ", profile "
                                + coded.signal().asset().profile()))
                .orReject();
    }
}
