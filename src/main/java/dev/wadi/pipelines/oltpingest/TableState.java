package dev.wadi.pipelines.oltpingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a table stands: the last id that was used, and its watermark. The bucket is the truth, the parameters are a cache (spec section 5).
 *
 * @param id 0 before the first object
 * @param watermark empty before the first run that found rows
 */
public record TableState(long id, Optional<Watermark> watermark) {

    /** What was found out at the start of a table. */
    public record Healed(TableState state, List<IngestWarning> warnings) {}

    /** @param newest the object with the highest id, if there is any */
    public static Healed heal(StoredState stored, Optional<ObjectName> newest) {
        if (newest.isEmpty()) {
            TableState kept = new TableState(stored.id().orElse(0L), stored.timestamp());
            return new Healed(
                    kept,
                    kept.id() == 0
                            ? List.of()
                            : List.of(IngestWarning.of("object-missing", "id", kept.id(), "newest_object_id", null)));
        }
        ObjectName object = newest.get();
        List<IngestWarning> warnings = new ArrayList<>();
        long id = stored.id().orElse(0L);
        // of a newest object that is gone the parameter knows more than an older one
        boolean behind = stored.timestamp().isEmpty()
                || (id <= object.id()
                        && object.timestamp().isAfter(stored.timestamp().get()));
        if (id < object.id()) {
            warnings.add(IngestWarning.of(
                    "adopted-object",
                    "id",
                    object.id(),
                    "parameter_id",
                    stored.id().orElse(null)));
        } else {
            if (id > object.id()) {
                warnings.add(IngestWarning.of("object-missing", "id", id, "newest_object_id", object.id()));
            }
            if (behind) {
                warnings.add(IngestWarning.of(
                        "timestamp-healed",
                        "parameter",
                        stored.timestamp().map(Watermark::parameter).orElse(null),
                        "object",
                        object.timestamp().parameter()));
            }
        }
        return new Healed(
                new TableState(
                        Math.max(id, object.id()),
                        Optional.of(
                                behind ? object.timestamp() : stored.timestamp().get())),
                warnings);
    }

    /** The name of the next object, whose rows have {@linkplain IngestRules#reached reached} this watermark. */
    public ObjectName next(String table, Optional<Watermark> reached) {
        Watermark before = watermark.orElse(Watermark.NONE_SEEN);
        return new ObjectName(table, id + 1, Watermark.later(before, reached.orElse(before)));
    }

    public static TableState after(ObjectName object) {
        return new TableState(object.id(), Optional.of(object.timestamp()));
    }
}
