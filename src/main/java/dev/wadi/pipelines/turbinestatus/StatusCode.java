package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.RefusedException;
import java.math.BigInteger;

/**
 * A row of the status mapping (spec section 3).
 *
 * @param statusCode an integer of any size: bigger is more important, 0 is no information
 * @param status e.g. {@code EMERGENCY_STOP}
 * @param category information category after IEC 61400-26, or empty
 */
public record StatusCode(BigInteger statusCode, String status, String category) {

    public StatusCode(long statusCode, String status, String category) {
        this(BigInteger.valueOf(statusCode), status, category);
    }

    static StatusCode parse(String field, String row) throws RefusedException {
        JsonNode json = MappingRow.object(field, row);
        JsonNode code = json.path("status_code");
        if (!code.isIntegralNumber()) {
            throw new RefusedException(
                    SignalReason.corrupt_mapping, "status_code of mapping " + field + " is not an integer");
        }
        if (!json.path("status").isTextual()) {
            throw new RefusedException(SignalReason.corrupt_mapping, "status of mapping " + field + " is not text");
        }
        return new StatusCode(
                code.bigIntegerValue(), json.get("status").textValue(), MappingRow.text(field, json, "category", ""));
    }
}
