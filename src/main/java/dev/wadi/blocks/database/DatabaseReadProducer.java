package dev.wadi.blocks.database;

import dev.wadi.blocks.BlockReason;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.jdbc.Database;
import dev.wadi.edge.jdbc.JsonRows;
import dev.wadi.edge.jdbc.QueryColumns;
import dev.wadi.edge.jdbc.SqlFaultClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database for each record of a poll, one after the other in one transaction. */
final class DatabaseReadProducer extends DefaultProducer {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadProducer.class);

    private final DatabaseReadEndpoint endpoint;
    private final RecordQuery query;
    private final RowsForm form;
    private final OnEmpty onEmpty;
    /** Of all refusals but that of a missing field; null for their own. */
    private final BlockReason reason;
    /** What ends the queries that the server works on. */
    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();

    private Database database;

    DatabaseReadProducer(
            DatabaseReadEndpoint endpoint, RecordQuery query, RowsForm form, OnEmpty onEmpty, BlockReason reason) {
        super(endpoint);
        this.endpoint = endpoint;
        this.query = query;
        this.form = form;
        this.onEmpty = onEmpty;
        this.reason = reason;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        database = endpoint.database();
    }

    @Override
    protected void doStop() throws Exception {
        running.forEach(Runnable::run);
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws SQLException {
        PollRecords records = PollRecords.of(exchange);
        if (!records.open().isEmpty()) {
            List<Path> files = new ArrayList<>();
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    files.forEach(DatabaseReadProducer::delete);
                }
            });
            try (Connection connection = database.openSnapshot()) {
                readAll(connection, records, files);
            } catch (SQLException e) {
                throw SqlFaultClassifier.hold(e, endpoint.urlSetting()).orElseThrow(() -> e);
            }
        }
        records.finish();
    }

    private void readAll(Connection connection, PollRecords records, List<Path> files) throws SQLException {
        List<PollRecord> open = records.open();
        for (PollRecord one : open) {
            // else what the server says of one would end the transaction of all
            Savepoint before = open.size() > 1 ? connection.setSavepoint() : null;
            try {
                read(connection, one, records, files);
            } catch (SQLException e) {
                if (!SqlFaultClassifier.isAboutData(e)) {
                    throw e;
                }
                String state = "SQLSTATE " + e.getSQLState();
                records.refusedByService(
                        one,
                        nameOf(DatabaseReason.refused_by_database.because("")),
                        state + ", " + e.getMessage(),
                        state);
                if (before != null) {
                    connection.rollback(before);
                }
            }
        }
    }

    private void read(Connection connection, PollRecord one, PollRecords records, List<Path> files)
            throws SQLException {
        List<Runnable> own = new ArrayList<>();
        try {
            List<String> values = query.valuesOf(one);
            try (JsonRows rows = JsonRows.open(connection, query.text(), values, QueryColumns::of, cancel -> {
                own.add(cancel);
                running.add(cancel);
            })) {
                if (form.put(one, rows, files::add) == 0) {
                    empty(one, records);
                }
            }
        } catch (RefusedException e) {
            records.refuse(one, nameOf(e), e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("The rows cannot be kept in a file", e);
        } finally {
            running.removeAll(own);
        }
    }

    private void empty(PollRecord one, PollRecords records) throws RefusedException {
        switch (onEmpty) {
            case PASS -> LOG.debug("No row for {}", one.record().sourceId());
            case FILTER -> records.leave(one, Outcome.FILTERED);
            case REFUSE -> throw DatabaseReason.not_found.because("the query gives no row");
        }
    }

    private String nameOf(RefusedException why) {
        boolean keepsItsOwn = reason == null || why.reason().equals(BlockReason.MISSING_FIELD);
        return keepsItsOwn ? why.reason().name() : reason.name();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The file {} could not be deleted", file, e);
        }
    }
}
