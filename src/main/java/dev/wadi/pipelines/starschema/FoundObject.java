package dev.wadi.pipelines.starschema;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectWarnings;
import dev.wadi.pipelines.starschema.object.Sequence;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object, and what was known of it before it was read. A route reads {@code new}, {@code key}, {@code table} and {@code id}. */
public final class FoundObject extends AbstractMap<String, Object> implements RecordBody {
    private final SourceRecord record;
    private final InputObject object;
    private final Sequence sequence;
    private final ObjectWarnings warnings;
    private final int attempt;
    private final Instant started;
    private final Optional<ObjectRecord> own;
    private final Map<String, Object> fields;

    /**
     * @param sequence before it
     * @param isNew whether it was not processed before
     * @param own the record that an attempt of this process before has left
     */
    public FoundObject(
            SourceRecord record,
            InputObject object,
            Sequence sequence,
            boolean isNew,
            ObjectWarnings warnings,
            int attempt,
            Instant started,
            Optional<ObjectRecord> own) {
        this.record = record;
        this.object = object;
        this.sequence = sequence;
        this.warnings = warnings;
        this.attempt = attempt;
        this.started = started;
        this.own = own;
        fields = Map.of("new", isNew, "key", object.key(), "table", object.table(), "id", object.id());
    }

    @Override
    public SourceRecord record() {
        return record;
    }

    public InputObject object() {
        return object;
    }

    public Sequence sequence() {
        return sequence;
    }

    public ObjectWarnings warnings() {
        return warnings;
    }

    public int attempt() {
        return attempt;
    }

    public Instant started() {
        return started;
    }

    /** What an attempt before this one has left: its record stays. */
    public Optional<ObjectRecord> own() {
        return own;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return fields.entrySet();
    }

    @Override
    public Object get(Object key) {
        return fields.get(key);
    }
}
