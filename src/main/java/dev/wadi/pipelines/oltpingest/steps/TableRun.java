package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.oltpingest.IngestWarning;
import dev.wadi.pipelines.oltpingest.ObjectName;
import dev.wadi.pipelines.oltpingest.TableState;
import dev.wadi.source.schedule.ScheduledItem;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt to ingest one table, which the steps hand on. What one of them cannot do is noted, and those behind it leave the table alone; the last one reports it. So a table that
 * fails stops none of the others. To be closed.
 */
public final class TableRun implements RecordBody, AutoCloseable {
    private final SourceRecord record;
    private final String table;
    private final TableWork work;
    private final IngestTask task;
    private final Instant startedAt;
    private String failedStep;
    private Exception failure;

    TableRun(SourceRecord record, IngestTask task) {
        this.record = record;
        this.task = task;
        table = record.text();
        work = new TableWork(TableRequest.ofNewRows(table, task, this::whenStopped));
        startedAt = task.clock().instant();
    }

    private void whenStopped(Runnable ending) {
        if (record instanceof ScheduledItem item) {
            item.whenStopped(ending);
        }
    }

    TableWork work() {
        return work;
    }

    void failed(String step, Exception fault) {
        failedStep = step;
        failure = fault;
    }

    /** Whether there is something left to do; asked by the route. */
    public boolean isUnfinished() {
        return isOpen() && work.isUnfinished();
    }

    /** Whether the steps are to work on it. */
    boolean isOpen() {
        return failure == null && !work.isSkipped();
    }

    @Override
    public void close() {
        task.end(this);
        try {
            work.close();
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
        return work.isSkipped();
    }

    long rows() {
        return work.totals().rows();
    }

    long bytes() {
        return work.totals().bytes();
    }

    Optional<ObjectName> lastObject() {
        return work.totals().lastObject();
    }

    List<IngestWarning> warnings() {
        return work.totals().warnings();
    }

    Optional<TableState> state() {
        return work.state();
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
