package dev.wadi.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.turbinestatus.RejectedSignal.Reason;

/**
 * A row of the status mapping (spec section 3).
 *
 * @param statusCode bigger is more important, 0 is no information; within what a double holds exactly, as Redis compares it as one
 * @param status e.g. {@code EMERGENCY_STOP}
 * @param category information category after IEC 61400-26, or empty
 */
public record StatusCode(long statusCode, String status, String category) {
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    static StatusCode parse(String field, String row) throws RejectedSignal {
        JsonNode json = MappingRow.object(field, row);
        JsonNode code = json.path("status_code");
        if (!code.isIntegralNumber()
                || !code.canConvertToLong()
                || code.longValue() > EXACT_IN_DOUBLE
                || code.longValue() < -EXACT_IN_DOUBLE) {
            throw new RejectedSignal(Reason.corrupt_mapping, "status_code of mapping " + field + " is not an integer");
        }
        if (!json.path("status").isTextual()) {
            throw new RejectedSignal(Reason.corrupt_mapping, "status of mapping " + field + " is not text");
        }
        return new StatusCode(
                code.longValue(), json.get("status").textValue(), MappingRow.text(field, json, "category", ""));
    }
}
