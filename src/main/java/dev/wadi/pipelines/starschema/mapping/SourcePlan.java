package dev.wadi.pipelines.starschema.mapping;

import dev.wadi.edge.line.RowField;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table whose objects come in.
 *
 * @param fields what is taken of each line, in the order in which it is checked
 * @param key the fields of its primary key
 * @param version the fields that tell apart what becomes different rows: of a fact versions, else keys
 * @param known its columns; empty where the mapping does not say
 * @param target what its rows become
 * @param users targets that look this table up
 */
public record SourcePlan(
        String name,
        List<RowField> fields,
        List<Integer> key,
        List<Integer> version,
        Set<String> known,
        Optional<TargetPlan> target,
        List<TargetPlan> users) {

    /** The same, where a loader makes the record ids. */
    SourcePlan withoutRecordIds() {
        return new SourcePlan(name, fields, key, version, known, target.map(TargetPlan::withoutRecordId), users);
    }

    /** Whether the latest row of each key is needed later: for those who look it up, or to write it again when what it looked up changes. */
    public boolean isKept() {
        return !users.isEmpty()
                || target.filter(own -> own.lookUps().findAny().isPresent()).isPresent();
    }
}
