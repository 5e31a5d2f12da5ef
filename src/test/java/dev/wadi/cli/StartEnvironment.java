package dev.wadi.cli;

import java.util.HashMap;
import java.util.Map;

/** Variables with which a start of turbine-status lacks nothing but a Redis: nothing listens on port 1. */
final class StartEnvironment {
    private StartEnvironment() {}

    /** A copy to edit. */
    static Map<String, String> complete() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "any"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "any"),
                Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
                Map.entry("TURBINE_STATUS_STREAM", "signals"),
                Map.entry("TURBINE_STATUS_DEAD_LETTER_QUEUE", "dead-letters"),
                Map.entry("ASSET_MAPPING_KEY", "assets"),
                Map.entry("TURBINE_STATUS_MAPPING_KEY", "codes"),
                Map.entry("VMP_SIGNAL", "VMP_STATUS"),
                Map.entry("TAC_SIGNAL", "TAC_STATUS"),
                Map.entry("REDIS_HOST", "127.0.0.1"),
                Map.entry("REDIS_PORT", "1"),
                Map.entry("CAMEL_MANAGEMENT_PORT", "0")));
    }
}
