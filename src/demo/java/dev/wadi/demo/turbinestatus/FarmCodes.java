package dev.wadi.demo.turbinestatus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Illustrations of status codes, not a vendor's real list. */
final class FarmCodes {

    /** A row of the status mapping. */
    record Code(String raw, int statusCode, String status, String category) {

        String json() {
            return "{\"status_code\":" + statusCode + ",\"status\":\"" + status + "\",\"category\":\"" + category
                    + "\"}";
        }
    }

    static final Map<String, List<Code>> BY_KIND = new LinkedHashMap<>();

    private FarmCodes() {}

    static {
        BY_KIND.put(
                "VMP",
                List.of(
                        new Code("0", 10, "RUNNING", "FULL_PERFORMANCE"),
                        new Code("25", 20, "DERATED", "PARTIAL_PERFORMANCE"),
                        new Code("3", 40, "LOW_WIND", "OUT_OF_ENVIRONMENTAL_SPEC"),
                        new Code("309", 50, "PAUSED_BY_OWNER", "REQUESTED_SHUTDOWN"),
                        new Code("102", 90, "EMERGENCY_STOP", "FORCED_OUTAGE")));
        BY_KIND.put(
                "TAC",
                List.of(
                        new Code("1", 10, "AVAILABLE", "FULL_PERFORMANCE"),
                        new Code("4", 60, "GRID_OUT_OF_LIMITS", "OUT_OF_ELECTRICAL_SPEC"),
                        new Code("7", 70, "SERVICE", "SCHEDULED_MAINTENANCE"),
                        new Code("0", 0, "NO_DATA", "INFORMATION_UNAVAILABLE")));
        BY_KIND.put(
                "STATE",
                List.of(
                        new Code("RUN", 10, "RUNNING", "FULL_PERFORMANCE"),
                        new Code("IDLE", 40, "LOW_WIND", "OUT_OF_ENVIRONMENTAL_SPEC"),
                        new Code("STOPPED", 90, "STOPPED", "FORCED_OUTAGE")));
        BY_KIND.put(
                "ALARM",
                List.of(
                        new Code("A1001", 95, "ALARM_YAW", "FORCED_OUTAGE"),
                        new Code("A2002", 80, "ALARM_PITCH", "PLANNED_CORRECTIVE_ACTION")));
    }
}
