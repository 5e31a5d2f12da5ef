package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.pipelines.oltpingest.IngestRules;
import dev.wadi.pipelines.oltpingest.ObjectName;
import dev.wadi.pipelines.oltpingest.Watermark;
import dev.wadi.pipelines.oltpingest.json.LineReader;
import dev.wadi.pipelines.oltpingest.store.DeliveredVersions;
import dev.wadi.pipelines.oltpingest.store.IngestBucket;
import dev.wadi.pipelines.oltpingest.store.RowCursor;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of a query, in their order, without those that were delivered before. */
final class NewRows {
    private final RowCursor cursor;
    private final IngestRules rules;
    private final Watermark now;
    private final DeliveredVersions delivered;
    private final IngestBucket bucket;
    private final List<ObjectName> objects;
    private final LineReader lines;
    /** Whether an object of any time may have delivered them. */
    private final boolean isRange;

    private volatile boolean closing;

    private NewRows(
            RowCursor cursor, LineReader lines, LockedTable table, TablePosition position, TableRequest request) {
        this.cursor = cursor;
        this.lines = lines;
        rules = request.task().rules();
        bucket = request.task().bucket();
        delivered = request.delivered();
        now = table.now();
        objects = position.objects();
        isRange = request.isRange();
    }

    /** Returns when the first of them are there. */
    static NewRows select(TableRequest request, LockedTable table, TablePosition position)
            throws SQLException, IOException {
        IngestTask task = request.task();
        Optional<Watermark> from = request.from(position.state());
        LineReader lines = new LineReader(table.source().key(), task.rules().watermarks());
        if (!position.objects().isEmpty()) {
            request.delivered().refresh(task.bucket(), position.objects(), from, lines);
        }
        Optional<Watermark> to = request.to(position.state());
        request.progress().begin(request.table(), task.estimate(table.connection(), table.source(), from, to));
        RowCursor cursor = task.query(table.connection(), table.source(), from, to, request.cancelling());
        return new NewRows(cursor, lines, table, position, request);
    }

    /**
     * As many as fit.
     *
     * @param read is told of each row, also of those that were delivered before
     * @return false: there are no more
     */
    boolean fill(RowFile file, Runnable read) throws SQLException, IOException {
        while (!closing && file.hasRoom(rules)) {
            if (!cursor.next()) {
                return false;
            }
            read.run();
            Optional<Watermark> watermark = cursor.watermark();
            boolean ahead = watermark.filter(time -> rules.isAhead(time, now)).isPresent();
            if (!isDelivered(ahead)) {
                file.add(cursor.line(), watermark.map(row -> rules.reached(row, now)), ahead);
            }
        }
        return true;
    }

    private boolean isDelivered(boolean ahead) throws IOException {
        if (objects.isEmpty()) {
            return false;
        }
        lines.read(cursor.line().array(), 0, cursor.line().length() - 1);
        return (ahead || isRange)
                ? delivered.containsFuture(lines.version(), bucket, objects, lines)
                : delivered.contains(lines.version());
    }

    /** Ends a {@link #fill} of another thread with what it has. */
    void stop() {
        closing = true;
    }

    void close() {
        cursor.closeQuietly();
    }
}
