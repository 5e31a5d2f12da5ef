package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.oltpingest.IngestException;
import dev.wadi.pipelines.oltpingest.IngestRules;
import dev.wadi.pipelines.oltpingest.IngestWarning;
import dev.wadi.pipelines.oltpingest.ObjectName;
import dev.wadi.pipelines.oltpingest.StoredState;
import dev.wadi.pipelines.oltpingest.TableState;
import dev.wadi.pipelines.oltpingest.TimeRange;
import dev.wadi.pipelines.oltpingest.Watermark;
import dev.wadi.pipelines.oltpingest.json.LineReader;
import dev.wadi.pipelines.oltpingest.store.DeliveredVersions;
import dev.wadi.pipelines.oltpingest.store.IngestBucket;
import dev.wadi.pipelines.oltpingest.store.IngestParameters;
import dev.wadi.pipelines.oltpingest.store.RowCursor;
import dev.wadi.pipelines.oltpingest.store.SourceTable;
import dev.wadi.pipelines.oltpingest.store.TableLock;
import dev.wadi.source.schedule.ScheduledItem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One attempt to ingest one table, which the steps hand on. What one of them cannot do is noted, and those behind it leave the table alone; the last one reports it. So a table that
 * fails stops none of the others. To be closed.
 */
public final class TableRun implements RecordBody, AutoCloseable {
    /** Null for a run that an operator asks for. */
    private final SourceRecord record;

    private final String table;
    /** Of such a run; else null. */
    private final TimeRange range;

    private final DeliveredVersions delivered;
    private final IngestTask task;
    private final IngestProgress progress;
    private final Instant startedAt;
    private final List<IngestWarning> warnings = new ArrayList<>();

    private Connection connection;
    private SourceTable source;
    private Watermark now;
    private boolean skipped;
    /** What the parameters hold, as far as this attempt knows. */
    private StoredState stored;
    /** Null: to be found out, at the beginning and after somebody else has written. */
    private TableState state;

    private List<ObjectName> objects = List.of();
    private RowCursor cursor;
    private Watermark newestDelivered;
    private RowFile file;
    private boolean exhausted;
    private boolean hasRead;
    private boolean toSave;
    private int conflicts;

    private long rows;
    private long bytes;
    private ObjectName lastObject;
    private String failedStep;
    private Exception failure;

    private TableRun(
            SourceRecord record,
            String table,
            TimeRange range,
            IngestTask task,
            IngestProgress progress,
            DeliveredVersions delivered) {
        this.record = record;
        this.table = table;
        this.range = range;
        this.task = task;
        this.progress = progress;
        this.delivered = delivered;
        startedAt = task.clock().instant();
    }

    static TableRun of(SourceRecord record, IngestTask task, IngestProgress progress) {
        String table = record.text();
        return new TableRun(record, table, null, task, progress, task.delivered(table));
    }

    /** Of the rows of this range, wherever the table stands. */
    static TableRun of(String table, TimeRange range, IngestTask task, IngestProgress progress) {
        return new TableRun(null, table, range, task, progress, new DeliveredVersions());
    }

    /** Nobody else works on the table meanwhile; what it is like now. */
    void lock() throws SQLException {
        connection = task.database().openForReading();
        if (!TableLock.tryLock(connection, task.bucket().bucket().name(), table)) {
            skipped = true;
            return;
        }
        source = SourceTable.find(connection, table, rules().watermarks());
        now = TableLock.now(connection);
        if (source.key().isEmpty()) {
            warnings.add(IngestWarning.of("no-primary-key"));
        }
    }

    /** The bucket tells where the table stands. */
    void heal() {
        if (state != null) {
            requireProgress();
            return;
        }
        stored = parameters().read(table);
        objects = bucket().objects(table);
        Optional<ObjectName> newest = objects.stream().max(ObjectName.BY_ID);
        TableState.Healed healed = TableState.heal(stored, newest);
        state = healed.state();
        warnings.addAll(healed.warnings());
        if (range != null && state.watermark().isEmpty()) {
            throw IngestException.permanent(
                    "never-ingested", "the table " + table + " was never ingested. Its first run takes all rows");
        }
        newestDelivered = objects.stream()
                .map(ObjectName::timestamp)
                .max(Watermark::compareTo)
                .orElse(null);
    }

    /** A step that was taken out of the loop, or moved there, would let it run for ever. */
    private void requireProgress() {
        if (exhausted || !hasRead) {
            throw new IllegalStateException(
                    "The rows of " + table + (hasRead ? " were not all put and saved" : " were not read")
                            + ". Look for a step that was removed from the loop of the route, or moved in it");
        }
        hasRead = false;
    }

    void select() throws SQLException, IOException {
        if (cursor != null) {
            return;
        }
        Optional<Watermark> from = queryFrom();
        if (!objects.isEmpty()) {
            delivered.refresh(bucket(), objects, from, reader());
        }
        progress.begin(table, from.isEmpty() ? source.estimate(connection) : 0);
        cursor = task.query(connection, source, from, Optional.ofNullable(range).map(TimeRange::to), this::whenStopped);
    }

    private void whenStopped(Runnable ending) {
        if (record instanceof ScheduledItem item) {
            item.whenStopped(ending);
        }
    }

    /** Empty for a first run. */
    private Optional<Watermark> queryFrom() {
        if (range != null) {
            return Optional.of(range.from());
        }
        return state.watermark()
                .filter(watermark -> !watermark.equals(Watermark.NONE_SEEN))
                .map(rules()::from);
    }

    /** So many as fit into an object. */
    void read() throws SQLException, IOException {
        if (file != null) {
            throw new IllegalStateException("Rows of " + table + " were read and not put."
                    + " Look for a step that was removed from the route, or stands there twice");
        }
        LineReader lines = reader();
        hasRead = true;
        file = new RowFile();
        while (!exhausted && file.hasRoom(rules())) {
            exhausted = !cursor.next();
            if (!exhausted) {
                Optional<Watermark> watermark = cursor.watermark();
                if (!isDelivered(watermark, lines)) {
                    file.add(
                            cursor.line(),
                            watermark,
                            watermark.filter(this::isAhead).isPresent());
                    progress.row(table);
                }
            }
        }
        if (file.rows() == 0) {
            discard();
            toSave = isBehind();
        }
    }

    private boolean isAhead(Watermark watermark) {
        return rules().isAhead(watermark, now);
    }

    private boolean isDelivered(Optional<Watermark> watermark, LineReader lines) throws IOException {
        if (newestDelivered == null) {
            return false;
        }
        boolean ahead = watermark.filter(this::isAhead).isPresent();
        boolean mayBe =
                ahead || watermark.isEmpty() || !watermark.get().isAfter(newestDelivered) || delivered.knowsFuture();
        if (!mayBe) {
            return false;
        }
        lines.read(cursor.line().array(), 0, cursor.line().length() - 1);
        return ahead
                ? delivered.containsFuture(lines.version(), bucket(), objects, lines)
                : delivered.contains(lines.version());
    }

    /** There as a whole, or not at all. */
    void put() throws IOException {
        if (file == null) {
            return;
        }
        // rows of a range do not tell how far the table is ingested
        ObjectName object = state.next(table, range == null ? file.newest() : Optional.empty(), now);
        if (!bucket().put(object, file.finish())) {
            discard();
            startOver(
                    "object-exists",
                    "somebody else has put an object with the id " + object.id() + " of the table "
                            + table + ", " + object.idPrefix()
                            + "*, twice while this run was at work. See who else writes"
                            + " into the bucket");
            return;
        }
        rows += file.rows();
        bytes += file.bytes();
        lastObject = object;
        state = TableState.after(object);
        if (file.ahead() > 0) {
            warnings.add(IngestWarning.of("future-timestamp", "rows", file.ahead()));
        }
        if (file.undated() > 0) {
            warnings.add(IngestWarning.of("undated-rows", "rows", file.undated()));
        }
        discard();
        toSave = true;
    }

    private boolean isBehind() {
        return !stored.timestamp().equals(state.watermark())
                || (state.id() > 0 && !stored.id().equals(Optional.of(state.id())));
    }

    void saveTimestamp() {
        if (toSave && state.watermark().isPresent() && !stored.timestamp().equals(state.watermark())) {
            parameters().writeTimestamp(table, state.watermark().get().parameter());
            stored = new StoredState(state.watermark(), stored.id());
        }
    }

    /** Only over what this run has found or written there: else somebody else is at work. */
    void saveId() {
        if (!toSave) {
            return;
        }
        toSave = false;
        if (state.id() == 0 || stored.id().equals(Optional.of(state.id()))) {
            return;
        }
        Optional<Long> there = parameters().id(table);
        if (!there.equals(stored.id())) {
            startOver(
                    "id-conflict",
                    "the parameter " + parameters().idName(table) + " of the table " + table + " is "
                            + there.map(String::valueOf).orElse("gone") + ", where this run has left "
                            + stored.id().map(String::valueOf).orElse("none") + ", twice. See who else writes it");
            return;
        }
        parameters().writeId(table, state.id());
        stored = new StoredState(stored.timestamp(), Optional.of(state.id()));
    }

    /** Once: what the other has written is found, and not written again. */
    private void startOver(String code, String message) {
        if (++conflicts > 1) {
            throw IngestException.permanent(code, message);
        }
        closeCursor();
        state = null;
        exhausted = false;
        hasRead = false;
    }

    void failed(String step, Exception fault) {
        failedStep = step;
        failure = fault;
    }

    /** Whether there is something left to do; asked by the route. */
    public boolean isUnfinished() {
        return isOpen() && !(exhausted && !toSave && file == null);
    }

    /** Whether the steps are to work on it. */
    boolean isOpen() {
        return failure == null && !skipped;
    }

    private IngestRules rules() {
        return task.rules();
    }

    private LineReader reader() {
        return new LineReader(source.key(), rules().watermarks());
    }

    private IngestBucket bucket() {
        return task.bucket();
    }

    private IngestParameters parameters() {
        return task.parameters();
    }

    private void discard() throws IOException {
        RowFile done = file;
        file = null;
        done.close();
    }

    private void closeCursor() {
        RowCursor open = cursor;
        cursor = null;
        if (open != null) {
            open.closeQuietly();
        }
    }

    /** With the end of the transaction the lock is free. */
    @Override
    public void close() {
        progress.end();
        try {
            if (file != null) {
                discard();
            }
            closeCursor();
            if (connection != null) {
                connection.close();
            }
        } catch (IOException | SQLException e) {
            failure = failure == null ? e : failure;
        }
    }

    @Override
    public SourceRecord record() {
        return record;
    }

    String table() {
        return table;
    }

    boolean isSkipped() {
        return skipped;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    Optional<ObjectName> lastObject() {
        return Optional.ofNullable(lastObject);
    }

    Optional<TableState> state() {
        return Optional.ofNullable(state);
    }

    List<IngestWarning> warnings() {
        return warnings;
    }

    Instant now() {
        return task.clock().instant();
    }

    Instant startedAt() {
        return startedAt;
    }

    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** Where it failed. */
    String failedStep() {
        return failedStep;
    }

    int attempt() {
        return record instanceof ScheduledItem item ? item.attempt() : 1;
    }

    /** Whether no attempt of this run is left. */
    boolean isLastAttempt() {
        return !(record instanceof ScheduledItem item) || item.isLastAttempt();
    }

    boolean isStopped() {
        return record instanceof ScheduledItem item && item.isStopped();
    }
}
