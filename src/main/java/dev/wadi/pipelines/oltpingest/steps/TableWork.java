package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.pipelines.oltpingest.IngestException;
import dev.wadi.pipelines.oltpingest.IngestWarning;
import dev.wadi.pipelines.oltpingest.ObjectName;
import dev.wadi.pipelines.oltpingest.TableState;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The work on one table: a query, and as many objects as its rows need. Its steps are those of the route, which calls them in their order, again for each object. To be closed.
 */
final class TableWork implements AutoCloseable {
    private final TableRequest request;
    private final String table;
    private final IngestTask task;
    private final TableTotals totals = new TableTotals();

    private boolean skipped;
    /** Null before it is locked. */
    private LockedTable locked;
    /** Null: to be found out, at the beginning and after somebody else has written. */
    private TablePosition position;
    /** Null: to be asked for. */
    private RowFiles rows;
    /** Null where nothing waits to be put. */
    private RowFile file;

    private boolean exhausted;
    private boolean hasRead;
    private int conflicts;

    TableWork(TableRequest request) {
        this.request = request;
        table = request.table();
        task = request.task();
    }

    void lock() throws SQLException {
        locked = LockedTable.lock(table, task).orElse(null);
        skipped = locked == null;
        if (!skipped && locked.source().key().isEmpty()) {
            totals.warn(IngestWarning.of("no-primary-key"));
        }
    }

    /** Once, and again where somebody else has written. */
    void findState() {
        if (position != null) {
            requireProgress();
            return;
        }
        TablePosition found = TablePosition.find(table, task, totals::warn);
        if (request.isRange() && found.state().watermark().isEmpty()) {
            throw new IngestException(
                    "never-ingested", "the table " + table + " was never ingested. Its first run takes all rows");
        }
        position = found;
    }

    /** A step that was taken out of the loop, or moved there, would let it run for ever. */
    private void requireProgress() {
        if (exhausted || !hasRead) {
            throw misplaced("the rows of " + table + (hasRead ? " were not all put and saved" : " were not read"));
        }
        hasRead = false;
    }

    void select() throws SQLException, IOException {
        if (rows != null) {
            return;
        }
        if (position == null) {
            throw misplaced("nobody has found out where " + table + " stands");
        }
        rows = new RowFiles(NewRows.select(request, locked, position), () -> request.progress()
                .row(table));
    }

    /** So many as fit into an object. */
    void read() throws SQLException, IOException {
        if (file != null) {
            throw misplaced("rows of " + table + " were read and not put");
        }
        if (rows == null) {
            throw misplaced("nobody has asked for the rows of " + table);
        }
        hasRead = true;
        RowFiles.Filled filled = rows.next();
        file = filled.file();
        exhausted = filled.isLast();
        if (file.rows() == 0) {
            discard();
            position.stay();
        }
    }

    /** There as a whole, or not at all. */
    void put() throws IOException {
        if (file == null) {
            return;
        }
        // rows of a range do not tell how far the table is ingested
        ObjectName object = position.state().next(table, request.isRange() ? Optional.empty() : file.reached());
        if (task.bucket().put(object, file.finish())) {
            totals.put(object, file);
            position.advance(object);
            discard();
        } else {
            discard();
            startOver(
                    "object-exists",
                    "somebody else has put an object with the id " + object.id() + " of the table "
                            + table + ", " + object.idPrefix()
                            + "*, twice while this run was at work. See who else writes"
                            + " into the bucket");
        }
    }

    void saveTimestamp() {
        if (position != null) {
            position.saveTimestamp();
        }
    }

    void saveId() {
        if (position != null) {
            position.saveId().ifPresent(conflict -> startOver("id-conflict", conflict));
        }
    }

    /** Once: what the other has written is found, and not written again. */
    private void startOver(String code, String message) {
        if (++conflicts > 1) {
            throw new IngestException(code, message);
        }
        closeRows();
        position = null;
        exhausted = false;
        hasRead = false;
    }

    static IllegalStateException misplaced(String consequence) {
        return new IllegalStateException(
                consequence + ". Look for a step that was removed from the route, moved, or stands there twice");
    }

    boolean isSkipped() {
        return skipped;
    }

    /** Whether there is something left to do. */
    boolean isUnfinished() {
        return !exhausted || file != null || (position != null && position.isUnsaved());
    }

    TableTotals totals() {
        return totals;
    }

    /** Empty while nobody knows. */
    Optional<TableState> state() {
        return Optional.ofNullable(position).map(TablePosition::state);
    }

    private void discard() throws IOException {
        RowFile done = file;
        file = null;
        done.close();
    }

    private void closeRows() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        try {
            if (file != null) {
                discard();
            }
        } finally {
            closeRows();
            request.progress().end();
            if (locked != null) {
                locked.close();
            }
        }
    }
}
