package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** What was made of an event, as fields that a route reads: {@code ${body[step_data]}}. */
public final class RecordFields extends AbstractMap<String, Object> implements RecordBody {
    private final SourceRecord record;
    private final Map<String, Object> fields;

    public RecordFields(SourceRecord record, Map<String, Object> fields) {
        this.record = record;
        this.fields = Map.copyOf(fields);
    }

    @Override
    public SourceRecord record() {
        return record;
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
