package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.RefusedException;
import java.util.HashMap;
import java.util.Map;

/**
 * A row of the asset mapping (spec section 3).
 *
 * @param assetId not empty; the key of the status hash
 * @param vendor the row's, or the first enabled one
 * @param profile turbine type or controller family, {@code *} where the row has none
 * @param signals raw to canonical signal names; a name that is not listed stays as it is
 */
public record Asset(String assetId, String vendor, String profile, Map<String, String> signals) {

    /** Field of the row for exactly this version. */
    static String exactKey(Signal signal) {
        return key(signal, signal.signalVersion());
    }

    /** Field of the row for any version. */
    static String anyVersionKey(Signal signal) {
        return key(signal, MappingRow.ANY);
    }

    private static String key(Signal signal, String version) {
        return MappingRow.field(signal.customerName(), signal.customerAssetId(), signal.sourceSystem(), version);
    }

    /** Reads a row; {@code field} is named in what a corrupt one is refused with. */
    static Asset parse(String field, String row, String defaultVendor) throws RefusedException {
        JsonNode json = MappingRow.object(field, row);
        String assetId = MappingRow.text(field, json, "asset_id", "");
        if (assetId.isEmpty()) {
            throw new RefusedException(SignalReason.corrupt_mapping, "asset mapping " + field + " has no asset_id");
        }
        Map<String, String> signals = new HashMap<>();
        JsonNode names = json.path("signals");
        if (!names.isObject() && !names.isMissingNode() && !names.isNull()) {
            throw new RefusedException(
                    SignalReason.corrupt_mapping, "signals of asset mapping " + field + " is not an object");
        }
        for (Map.Entry<String, JsonNode> name : names.properties()) {
            signals.put(name.getKey(), MappingRow.text(field, names, name.getKey(), name.getKey()));
        }
        return new Asset(
                assetId,
                MappingRow.text(field, json, "vendor", defaultVendor),
                MappingRow.text(field, json, "profile", MappingRow.ANY),
                Map.copyOf(signals));
    }

    String canonicalSignal(String rawName) {
        return signals.getOrDefault(rawName, rawName);
    }
}
