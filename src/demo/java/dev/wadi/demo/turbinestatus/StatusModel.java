package dev.wadi.demo.turbinestatus;

import dev.wadi.demo.turbinestatus.FarmSignal.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The statuses that must be in Redis at the end, worked out from the specification (turbine-status section 5) without any of the pipeline's code. */
final class StatusModel {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Comparator<Status> GREATEST = Comparator.comparing(Status::time)
            .thenComparing(status -> status.status().statusCode())
            .thenComparing(Status::code)
            .thenComparing(Status::source);

    private final Map<String, Map<String, Status>> greatest = new HashMap<>();

    static Map<String, Map<String, String>> hashes(List<FarmSignal> signals) {
        StatusModel model = new StatusModel();
        for (FarmSignal signal : signals) {
            if (signal.fate() instanceof Status status) {
                model.greatest
                        .computeIfAbsent(status.assetId(), asset -> new HashMap<>())
                        .merge(status.kind(), status, (a, b) -> GREATEST.compare(a, b) >= 0 ? a : b);
            }
        }
        Map<String, Map<String, String>> hashes = new HashMap<>();
        model.greatest.forEach((asset, kinds) -> hashes.put(asset, hash(asset, kinds)));
        return hashes;
    }

    private static Map<String, String> hash(String asset, Map<String, Status> kinds) {
        Map<String, String> hash = new LinkedHashMap<>();
        kinds.forEach((kind, status) -> {
            String prefix = kind.toLowerCase(Locale.ROOT) + "_";
            hash.put(prefix + "code", status.code());
            hash.put(prefix + "status_code", Integer.toString(status.status().statusCode()));
            hash.put(prefix + "status", status.status().status());
            hash.put(prefix + "category", status.status().category());
            hash.put(prefix + "ts", text(status.time()));
            hash.put(prefix + "source", status.source());
        });
        Status deciding = deciding(kinds);
        hash.put("asset_id", asset);
        hash.put("vendor", deciding.vendor());
        hash.put("status_code", Integer.toString(deciding.status().statusCode()));
        hash.put("status", deciding.status().status());
        hash.put("category", deciding.status().category());
        hash.put("status_signal", deciding.kind());
        hash.put("status_ts", text(deciding.time()));
        hash.put(
                "updated_ts",
                text(kinds.values().stream()
                        .map(Status::time)
                        .max(Comparator.naturalOrder())
                        .orElseThrow()));
        return hash;
    }

    private static Status deciding(Map<String, Status> kinds) {
        Status vmp = kinds.get("VMP");
        Status tac = kinds.get("TAC");
        if (vmp != null && tac != null) {
            return tac.status().statusCode() > vmp.status().statusCode() ? tac : vmp;
        }
        // siemens: the first kind that is known
        Status state = kinds.get("STATE");
        return vmp != null ? vmp : tac != null ? tac : Objects.requireNonNullElseGet(state, () -> kinds.get("ALARM"));
    }

    private static String text(Instant time) {
        return TEXT.format(time);
    }
}
