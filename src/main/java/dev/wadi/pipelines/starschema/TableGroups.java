package dev.wadi.pipelines.starschema;

import dev.wadi.pipelines.starschema.mapping.Mapping;
import java.util.HashMap;
import java.util.Map;

/** Which tables take turns: those that look each other up share one, any other has its own. */
public final class TableGroups {
    private final Map<String, String> first = new HashMap<>();

    public TableGroups(Mapping mapping) {
        mapping.sources().keySet().forEach(table -> first.put(table, table));
        mapping.sources().values().forEach(table -> table.target()
                .ifPresent(target -> target.lookUps().forEach(lookUp -> join(table.name(), lookUp.source()))));
    }

    private void join(String one, String other) {
        String kept = first.get(one);
        String gone = first.get(other);
        first.replaceAll((table, group) -> group.equals(gone) ? kept : group);
    }

    /** The name of its group, which is that of a table. */
    public String group(String table) {
        return first.get(table);
    }
}
