package dev.wadi.pipelines.turbinestatus.store;

import dev.wadi.pipelines.turbinestatus.StatusChange;
import dev.wadi.pipelines.turbinestatus.Vendor;
import dev.wadi.pipelines.turbinestatus.Vendor.Combination;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Section 5 of the specification as a sentence of plain Java: what the hashes must hold, whatever the order in which the changes came. */
final class StatusModel {
    private static final Comparator<String> BY_CODE_POINT = (one, other) -> {
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        return Arrays.compare(a, b);
    };
    private static final Comparator<StatusChange> GREATEST = Comparator.comparing(StatusChange::time)
            .thenComparing(change -> change.status().statusCode())
            .thenComparing(StatusChange::code, BY_CODE_POINT)
            .thenComparing(StatusChange::source, BY_CODE_POINT);

    private StatusModel() {}

    static Map<String, Map<String, String>> hashes(Collection<StatusChange> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        StatusChange::assetId, Collectors.collectingAndThen(Collectors.toList(), StatusModel::hash)));
    }

    private static Map<String, String> hash(List<StatusChange> changes) {
        Map<String, StatusChange> kept = changes.stream()
                .collect(Collectors.toMap(
                        StatusChange::kind, change -> change, (a, b) -> GREATEST.compare(a, b) >= 0 ? a : b));
        Map<String, String> hash = new HashMap<>();
        kept.forEach((kind, change) -> {
            String prefix = kind.toLowerCase(Locale.ROOT) + "_";
            hash.put(prefix + "code", change.code());
            putStatus(hash, prefix, change);
            hash.put(prefix + "ts", change.timeText());
            hash.put(prefix + "source", change.source());
        });
        StatusChange deciding = deciding(changes.get(0).vendor(), kept);
        putStatus(hash, "", deciding);
        hash.put("asset_id", deciding.assetId());
        hash.put("vendor", deciding.vendor().name());
        hash.put("status_signal", deciding.kind());
        hash.put("status_ts", deciding.timeText());
        hash.put(
                "updated_ts",
                kept.values().stream()
                        .map(StatusChange::timeText)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
        return hash;
    }

    private static StatusChange deciding(Vendor vendor, Map<String, StatusChange> kept) {
        List<StatusChange> known =
                vendor.kinds().stream().filter(kept::containsKey).map(kept::get).toList();
        if (vendor.combination() == Combination.FIRST_KNOWN) {
            return known.get(0);
        }
        BigInteger highest = known.stream()
                .map(change -> change.status().statusCode())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return known.stream()
                .filter(change -> change.status().statusCode().equals(highest))
                .findFirst()
                .orElseThrow();
    }

    private static void putStatus(Map<String, String> hash, String prefix, StatusChange change) {
        hash.put(prefix + "status_code", change.status().statusCode().toString());
        hash.put(prefix + "status", change.status().status());
        hash.put(prefix + "category", change.status().category());
    }
}
