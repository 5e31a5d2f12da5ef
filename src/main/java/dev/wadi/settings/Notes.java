package dev.wadi.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a declaration says of a setting behind its type, {@code ; as=enrichedStream; optional}:
 *
 * <ul>
 *   <li>{@code list}: several, separated by commas
 *   <li>{@code optional}: may be empty, for none
 *   <li>{@code url}, {@code arn}: only this form will do
 *   <li>{@code file}: what a table is like, a file in the pipeline's folder of config/
 *   <li>{@code as}: what scenarios call it
 *   <li>{@code not-compared}: the pipeline's own notes, which no scenario compares
 *   <li>{@code of}: the setting with the connection
 *   <li>{@code port}, {@code database}, {@code tls}, {@code secret}, {@code key}: settings that belong to it; those of a Redis host {@code NAME.redis-host} are
 *       {@code NAME.redis-port} and so on without a note
 *   <li>{@code alias}: the name that it had before
 *   <li>{@code cases}: of a source: folders of cases are about this pipeline, where they name none
 *   <li>{@code notices}: of a queue that is a source: the setting with the bucket of whose new objects it is told
 *   <li>{@code counters}: how the names of the counters begin that go there
 * </ul>
 */
public record Notes(Map<String, String> values) {
    private static final Set<String> FLAGS = Set.of("list", "optional", "url", "arn", "not-compared", "cases");
    private static final Set<String> WITH_VALUE =
            Set.of("file", "as", "of", "port", "database", "tls", "secret", "key", "counters", "alias", "notices");

    public Notes {
        values = Map.copyOf(values);
    }

    /** @throws IllegalArgumentException if one of them is not known */
    static Notes parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String note : text.split(";", -1)) {
            String[] parts = note.strip().split("=", 2);
            boolean known = parts.length == 1 ? FLAGS.contains(parts[0]) : WITH_VALUE.contains(parts[0]);
            if (!known && !note.isBlank()) {
                throw new IllegalArgumentException("unknown '" + note.strip() + "' behind a type");
            }
            if (known) {
                values.put(parts[0], parts.length == 1 ? "" : parts[1]);
            }
        }
        return new Notes(values);
    }

    public boolean has(String note) {
        return values.containsKey(note);
    }

    public Optional<String> get(String note) {
        return Optional.ofNullable(values.get(note));
    }
}
