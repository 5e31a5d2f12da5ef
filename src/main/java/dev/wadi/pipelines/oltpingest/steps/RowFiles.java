package dev.wadi.pipelines.oltpingest.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The rows of a query, a file for each object. While one is put the next is written already, by a thread of its own. */
final class RowFiles implements AutoCloseable {
    private final NewRows rows;
    private final Runnable read;
    /** Null where nobody writes ahead. */
    private FutureTask<Filled> ahead;

    /** @param read is told of each row, also of those that were delivered before, by one thread at a time */
    RowFiles(NewRows rows, Runnable read) {
        this.rows = rows;
        this.read = read;
    }

    /**
     * The rows of one object.
     *
     * @param isLast there are no more
     */
    record Filled(RowFile file, boolean isLast) {}

    /** As many rows as fit, in a file that the caller closes; none behind the last ones. */
    Filled next() throws SQLException, IOException {
        Filled next = ahead == null ? fill() : await();
        if (!next.isLast()) {
            ahead = new FutureTask<>(this::fill);
            Thread thread = new Thread(ahead, "oltp-ingest-rows");
            thread.setDaemon(true);
            thread.start();
        }
        return next;
    }

    private Filled fill() throws SQLException, IOException {
        RowFile file = new RowFile();
        boolean filled = false;
        try {
            boolean more = rows.fill(file, read);
            filled = true;
            return new Filled(file, !more);
        } finally {
            if (!filled) {
                file.close();
            }
        }
    }

    private Filled await() throws SQLException, IOException {
        FutureTask<Filled> awaited = ahead;
        ahead = null;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return awaited.get();
                } catch (InterruptedException e) {
                    interrupted = true; // the thread uses the connection; a stop cancels its query
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException fault) {
                throw fault;
            }
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns when nobody uses the connection any more. */
    @Override
    public void close() {
        rows.stop();
        try {
            if (ahead != null) {
                await().file().close();
            }
        } catch (SQLException | RuntimeException e) {
            return; // of rows that nobody asks for any more
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            rows.close();
        }
    }
}
