package dev.wadi.pipelines.starschema.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.pipelines.starschema.mapping.ColumnRule;
import dev.wadi.pipelines.starschema.mapping.TargetPlan;
import dev.wadi.pipelines.starschema.object.ObjectWarnings;
import java.util.List;
import java.util.Optional;

/** Makes rows of a target of rows of its source. For one thread. */
final class TargetRows {
    private final ColumnRule[] rules;
    private final TypedRow row;
    private final WarehouseState state;
    private final WarehouseState.Change change;
    private final ObjectWarnings warnings;

    /** @param change counts for look-ups as if it were in the state */
    TargetRows(TargetPlan target, WarehouseState state, WarehouseState.Change change, ObjectWarnings warnings) {
        rules = target.rules().toArray(ColumnRule[]::new);
        row = new TypedRow(rules.length);
        this.state = state;
        this.change = change;
        this.warnings = warnings;
    }

    /**
     * The row; valid until the next.
     *
     * @param recordId of a fact
     */
    TypedRow of(TypedRow source, long recordId) {
        for (int at = 0; at < rules.length; at++) {
            ColumnRule rule = rules[at];
            if (rule instanceof ColumnRule.FromField field) {
                row.copy(at, source, field.field());
            } else if (rule instanceof ColumnRule.RecordId) {
                row.set(at, recordId);
            } else if (rule instanceof ColumnRule.Constant constant) {
                row.copy(at, constant.value(), 0);
            } else if (rule instanceof ColumnRule.LookedUp lookUp) {
                lookUp(at, lookUp, source);
            } else if (rule instanceof ColumnRule.Translated translated) {
                translate(at, translated, source);
            }
        }
        return row;
    }

    private void lookUp(int at, ColumnRule.LookedUp rule, TypedRow source) {
        if (source.isNull(rule.on())) {
            row.setNull(at);
            return;
        }
        PrimaryKey key = PrimaryKey.of(source, List.of(rule.on()));
        Optional<TypedRow> found = state.row(rule.source(), key, change);
        if (found.isPresent()) {
            row.copy(at, found.get(), rule.take());
        } else {
            row.setNull(at);
            warnings.lookUpMissing(rule.source(), key.shown());
        }
    }

    private void translate(int at, ColumnRule.Translated rule, TypedRow source) {
        if (source.isNull(rule.on())) {
            row.setNull(at);
            return;
        }
        String code = new String(source.text(rule.on()), UTF_8);
        Optional<String> cell = rule.table().cell(code, rule.take());
        if (cell.isEmpty()) {
            warnings.unknownCode(rule.table().called(), code);
        }
        cell.or(rule.table()::unknown)
                .ifPresentOrElse(text -> row.set(at, text.getBytes(UTF_8)), () -> row.setNull(at));
    }
}
