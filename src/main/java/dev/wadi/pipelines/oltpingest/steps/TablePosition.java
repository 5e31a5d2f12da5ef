package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.pipelines.oltpingest.IngestWarning;
import dev.wadi.pipelines.oltpingest.ObjectName;
import dev.wadi.pipelines.oltpingest.StoredState;
import dev.wadi.pipelines.oltpingest.TableState;
import dev.wadi.pipelines.oltpingest.Watermark;
import dev.wadi.pipelines.oltpingest.store.IngestParameters;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a table stands: as the bucket told at the beginning, and as its run goes on; and what the parameters hold of that. */
final class TablePosition {
    private final String table;
    private final IngestParameters parameters;
    private final List<ObjectName> objects;
    private TableState state;
    /** As far as this run knows. */
    private StoredState stored;
    /** Whether the parameters are to be written. */
    private boolean unsaved;

    private boolean timestampSaved;

    private TablePosition(
            String table, IngestParameters parameters, List<ObjectName> objects, TableState state, StoredState stored) {
        this.table = table;
        this.parameters = parameters;
        this.objects = objects;
        this.state = state;
        this.stored = stored;
    }

    /** @param warnings gets what was put right */
    static TablePosition find(String table, IngestTask task, Consumer<IngestWarning> warnings) {
        IngestParameters parameters = task.parameters();
        StoredState stored = parameters.read(table);
        List<ObjectName> objects = task.bucket().objects(table);
        TableState.Healed healed = TableState.heal(stored, objects.stream().max(ObjectName.BY_ID));
        healed.warnings().forEach(warnings);
        return new TablePosition(table, parameters, objects, healed.state(), stored);
    }

    /** Those that were there at the beginning. */
    List<ObjectName> objects() {
        return objects;
    }

    TableState state() {
        return state;
    }

    /** Behind {@code object}, which was put. */
    void advance(ObjectName object) {
        state = TableState.after(object);
        unsaved = true;
        timestampSaved = false;
    }

    /** There were no more rows; what was healed is saved all the same. */
    void stay() {
        unsaved = !isTimestampStored() || (state.id() > 0 && !isIdStored());
        timestampSaved = false;
    }

    boolean isUnsaved() {
        return unsaved;
    }

    void saveTimestamp() {
        timestampSaved = true;
        Optional<Watermark> watermark = state.watermark();
        if (unsaved && watermark.isPresent() && !isTimestampStored()) {
            parameters.writeTimestamp(table, watermark.get().parameter());
            stored = new StoredState(watermark, stored.id(), stored.isUsual());
        }
    }

    /**
     * Only over what this run has found or written there, and behind the timestamp.
     *
     * @return who else is at work, in a sentence; empty for nobody
     */
    Optional<String> saveId() {
        boolean toSave = unsaved && state.id() > 0 && !isIdStored();
        if (unsaved && !timestampSaved) {
            throw TableWork.misplaced("the timestamp of " + table + " was not saved");
        }
        unsaved = false;
        if (!toSave) {
            return Optional.empty();
        }
        Optional<Long> there = parameters.id(table);
        if (!there.equals(stored.id())) {
            return Optional.of("the parameter " + parameters.idName(table) + " of the table " + table + " is "
                    + there.map(String::valueOf).orElse("gone") + ", where this run has left "
                    + stored.id().map(String::valueOf).orElse("none") + ", twice. See who else writes it");
        }
        parameters.writeId(table, state.id());
        stored = new StoredState(stored.timestamp(), Optional.of(state.id()));
        return Optional.empty();
    }

    /** What stands there in another form is written again. */
    private boolean isTimestampStored() {
        return stored.isUsual() && stored.timestamp().equals(state.watermark());
    }

    private boolean isIdStored() {
        return stored.isUsual() && stored.id().equals(Optional.of(state.id()));
    }
}
