package dev.wadi.pipelines.starschema.table;

import dev.wadi.edge.line.LineFault;
import dev.wadi.edge.line.RejectedLineException;
import dev.wadi.edge.parquet.ParquetTableWriter;
import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.pipelines.starschema.mapping.ColumnRule.LookedUp;
import dev.wadi.pipelines.starschema.mapping.SourcePlan;
import dev.wadi.pipelines.starschema.mapping.TargetPlan;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectWarnings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An object of a table that others look up, or that looks up others (spec section 4). */
final class KeptTable {
    private final SourcePlan plan;
    private final InputObject object;
    private final WarehouseState state;
    private final Map<PrimaryKey, TypedRow> rows = new LinkedHashMap<>();
    private final Map<String, Long> written = new LinkedHashMap<>();
    private final Map<String, Path> files = new LinkedHashMap<>();
    private long duplicates;

    KeptTable(SourcePlan plan, InputObject object, WarehouseState state) {
        this.plan = plan;
        this.object = object;
        this.state = state;
    }

    void add(TypedRow row) throws RejectedLineException {
        requireLookUps(row);
        PrimaryKey key = PrimaryKey.of(row, plan.key());
        if (rows.remove(key) != null) {
            duplicates++;
        }
        rows.put(key, row.copy()); // at the place of the last line
    }

    private void requireLookUps(TypedRow row) throws RejectedLineException {
        List<LookedUp> lookUps = plan.target().stream()
                .flatMap(TargetPlan::lookUps)
                .filter(LookedUp::reject)
                .toList();
        for (LookedUp lookUp : lookUps) {
            if (!row.isNull(lookUp.on())) {
                PrimaryKey key = PrimaryKey.of(row, List.of(lookUp.on()));
                if (state.row(lookUp.source(), key).isEmpty()) {
                    throw new RejectedLineException(
                            LineFault.LOOKUP_MISSING,
                            plan.fields().get(lookUp.on()).column(),
                            lookUp.source() + " has no row " + key.shown());
                }
            }
        }
    }

    ConvertedRows write(Path folder, Map<String, String> footer, ObjectWarnings warnings) throws IOException {
        int all = rows.size();
        rows.keySet().removeIf(key -> state.isSuperseded(plan.name(), key, object.id()));
        WarehouseState.Change change = new WarehouseState.Change(object, rows);
        if (plan.target().isPresent()) {
            write(plan.target().get(), rows.values(), change, folder, footer, warnings);
        }
        for (TargetPlan user : plan.users()) {
            write(user, rowsToRefresh(user), change, folder, footer, new ObjectWarnings());
        }
        return new ConvertedRows(
                written, files, duplicates, all - (long) rows.size(), Collections.emptySortedSet(), change);
    }

    private void write(
            TargetPlan target,
            Collection<TypedRow> of,
            WarehouseState.Change change,
            Path folder,
            Map<String, String> footer,
            ObjectWarnings warnings)
            throws IOException {
        if (of.isEmpty()) {
            return;
        }
        Path file = folder.resolve(target.name() + ".parquet");
        TargetRows made = new TargetRows(target, state, change, warnings);
        try (ParquetTableWriter writer = new ParquetTableWriter(file, target.table(), footer)) {
            for (TypedRow row : of) {
                writer.write(made.of(row, 0));
            }
            written.put(target.name(), writer.rows());
        }
        files.put(target.name(), file);
    }

    /** The latest rows that point to what has changed for this target, by their keys. */
    private Collection<TypedRow> rowsToRefresh(TargetPlan user) {
        List<LookedUp> lookUps = user.lookUpsIn(plan.name()).toList();
        Set<PrimaryKey> changed =
                rows.keySet().stream().filter(key -> isChanged(key, lookUps)).collect(Collectors.toSet());
        Map<PrimaryKey, TypedRow> found = new TreeMap<>();
        if (!changed.isEmpty()) {
            state.rows(user.source()).forEach((key, kept) -> {
                if (pointsTo(kept.row(), lookUps, changed)) {
                    found.put(key, kept.row());
                }
            });
        }
        return found.values();
    }

    private boolean isChanged(PrimaryKey key, List<LookedUp> lookUps) {
        TypedRow next = rows.get(key);
        return state.row(plan.name(), key)
                .map(old -> lookUps.stream().anyMatch(lookUp -> !next.isSame(lookUp.take(), old)))
                .orElse(true);
    }

    private static boolean pointsTo(TypedRow row, List<LookedUp> lookUps, Set<PrimaryKey> changed) {
        return lookUps.stream()
                .anyMatch(lookUp ->
                        !row.isNull(lookUp.on()) && changed.contains(PrimaryKey.of(row, List.of(lookUp.on()))));
    }
}
