package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The status codes that the signals of a poll may need after the filter, in one round trip. A value of the wrong form is refused after the filter, in the
 * order of the spec (section 4); here it only needs no look-up.
 */
public final class CodeFinder {
    private final MappingTable statusCodes;

    /** What a status code is looked up under. */
    record Key(String vendor, String kind, String profile, String code) {

        /** Of a signal that the filter lets through. */
        static Key of(TurbineSignal signal, String code) {
            return new Key(
                    signal.vendor().orElseThrow().name(),
                    signal.kind().orElseThrow(),
                    signal.asset().profile(),
                    code);
        }

        /** The fields to look under, first hit counts: (profile, code), (any, code), (profile, any), (any, any). */
        List<String> fields() {
            return List.of(
                    MappingRow.field(vendor, kind, profile, code),
                    MappingRow.field(vendor, kind, MappingRow.ANY, code),
                    MappingRow.field(vendor, kind, profile, MappingRow.ANY),
                    MappingRow.field(vendor, kind, MappingRow.ANY, MappingRow.ANY));
        }
    }

    public CodeFinder(MappingTable statusCodes) {
        this.statusCodes = statusCodes;
    }

    /** @param atHand told where that took no round trip */
    public List<CodedSignal> find(List<TurbineSignal> poll, Runnable atHand) {
        List<Optional<Found<String>>> codes =
                poll.stream().map(CodeFinder::code).toList();
        Map<Key, List<String>> wanted = new HashMap<>();
        for (int i = 0; i < poll.size(); i++) {
            TurbineSignal signal = poll.get(i);
            codes.get(i)
                    .flatMap(Found::ifRead)
                    .ifPresent(code -> wanted.computeIfAbsent(Key.of(signal, code), Key::fields));
        }
        Map<Key, Found<StatusCode>> found = found(wanted, atHand);
        List<CodedSignal> coded = new ArrayList<>(poll.size());
        for (int i = 0; i < poll.size(); i++) {
            TurbineSignal signal = poll.get(i);
            Optional<Found<String>> code = codes.get(i);
            coded.add(new CodedSignal(
                    signal, code, code.flatMap(Found::ifRead).map(read -> found.get(Key.of(signal, read)))));
        }
        return coded;
    }

    private static Optional<Found<String>> code(TurbineSignal signal) {
        JsonNode value = signal.signal().input().get("value");
        if (signal.kind().isEmpty() || value == null || value.isNull()) {
            return Optional.empty();
        }
        CodeType type = signal.vendor().orElseThrow().codeType();
        return Optional.of(Found.reading(() -> type.code(value)));
    }

    private Map<Key, Found<StatusCode>> found(Map<Key, List<String>> wanted, Runnable atHand) {
        if (wanted.isEmpty()) {
            atHand.run();
            return Map.of();
        }
        Set<String> fields = new LinkedHashSet<>();
        wanted.values().forEach(fields::addAll);
        Map<String, String> rows = statusCodes.rows(fields, atHand);
        Map<Key, Found<StatusCode>> found = new HashMap<>();
        wanted.forEach((key, order) -> order.stream()
                .filter(rows::containsKey)
                .findFirst()
                .ifPresent(hit -> found.put(key, Found.reading(() -> StatusCode.parse(hit, rows.get(hit))))));
        return found;
    }
}
