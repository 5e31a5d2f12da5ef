package dev.wadi.pipelines.turbinestatus;

import dev.wadi.delivery.RefusedException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The status codes that the records of one poll may need: first wanted one by one, then fetched together, then found. */
public final class StatusCodes {
    private final Map<Key, List<String>> wanted = new HashMap<>();
    private final Map<Key, Found<StatusCode>> found = new HashMap<>();

    record Key(String vendor, String kind, String profile, String code) {

        /** The fields to look under, first hit counts: (profile, code), (any, code), (profile, any), (any, any). */
        List<String> fields() {
            return List.of(
                    MappingKey.of(vendor, kind, profile, code),
                    MappingKey.of(vendor, kind, MappingKey.ANY, code),
                    MappingKey.of(vendor, kind, profile, MappingKey.ANY),
                    MappingKey.of(vendor, kind, MappingKey.ANY, MappingKey.ANY));
        }
    }

    void want(Key key) {
        wanted.computeIfAbsent(key, Key::fields);
    }

    /** @param atHand told where that took no round trip */
    void fetch(MappingTable table, Runnable atHand) {
        if (wanted.isEmpty()) {
            atHand.run();
            return;
        }
        Set<String> fields = new LinkedHashSet<>();
        wanted.values().forEach(fields::addAll);
        Map<String, String> rows = table.rows(fields, atHand);
        wanted.forEach((key, order) -> order.stream()
                .filter(rows::containsKey)
                .findFirst()
                .ifPresent(hit -> found.put(key, Found.reading(() -> StatusCode.parse(hit, rows.get(hit))))));
    }

    /** Empty: no row, not even a wildcard one. */
    Optional<StatusCode> find(Key key) throws RefusedException {
        Found<StatusCode> row = found.get(key);
        return row == null ? Optional.empty() : Optional.of(row.orReject());
    }
}
