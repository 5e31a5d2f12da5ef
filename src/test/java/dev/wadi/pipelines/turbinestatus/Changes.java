package dev.wadi.pipelines.turbinestatus;

import dev.wadi.testing.TextRecord;
import java.time.Instant;

/** Status changes as {@link CodeMapper} makes them. */
public final class Changes {
    private Changes() {}

    /** @param second of one minute */
    public static StatusChange change(
            String asset, Vendor vendor, String kind, int second, long statusCode, String code, String source) {
        StatusCode status = new StatusCode(statusCode, "S" + statusCode + code, "C" + statusCode);
        Instant time = Instant.parse("2026-11-20T10:00:00Z").plusSeconds(second);
        return new StatusChange(
                new TextRecord("shard:1", "{}"), null, asset, kind, vendor, kind, code, status, time, source);
    }

    public static StatusChange vmp(int second, long statusCode, String code) {
        return change("ast-1", TestVendors.VESTAS, "VMP", second, statusCode, code, "scada");
    }

    public static StatusChange tac(int second, long statusCode, String code) {
        return change("ast-1", TestVendors.VESTAS, "TAC", second, statusCode, code, "scada");
    }
}
