package dev.wadi.edge.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Fetches rows by a thread of its own, a bounded part ahead of who takes them, so that the server need not wait for what is done with a row. */
final class RowsAhead implements AutoCloseable {
    /** Of values, in one batch; each costs some more. */
    private static final int BATCH_BYTES = 256 * 1024;

    private static final int MOST_BATCHES = 4;
    private static final int LOOK_MILLIS = 50;

    private final RowFetch source;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(MOST_BATCHES);
    private final Thread thread = new Thread(this::fetchAll, "rows-ahead");
    private volatile boolean closed;
    private Batch current = new Batch(List.of(), false, null);
    private int taken;

    private RowsAhead(RowFetch source) {
        this.source = source;
    }

    /** Where rows come from. */
    @FunctionalInterface
    interface RowFetch {
        /** The values of the next row, as text; null for no more rows. */
        byte[][] next() throws SQLException;
    }

    /**
     * @param isLast no more come
     * @param failure what ended them; null for their end
     */
    private record Batch(List<byte[][]> rows, boolean isLast, Throwable failure) {}

    /** From now on nobody else may fetch there. */
    static RowsAhead start(RowFetch source) {
        RowsAhead ahead = new RowsAhead(source);
        ahead.thread.setDaemon(true);
        ahead.thread.start();
        return ahead;
    }

    private void fetchAll() {
        try {
            boolean more = true;
            while (more && !closed) {
                Batch batch = fetch();
                boolean handed = false;
                while (!handed && !closed) {
                    handed = batches.offer(batch, LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
                more = !batch.isLast();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by nobody: the thread is known here alone
        }
    }

    private Batch fetch() {
        List<byte[][]> rows = new ArrayList<>();
        int bytes = 0;
        try {
            while (bytes < BATCH_BYTES && !closed) {
                byte[][] row = source.next();
                if (row == null) {
                    return new Batch(rows, true, null);
                }
                rows.add(row);
                bytes += size(row);
            }
            return new Batch(rows, false, null);
        } catch (SQLException | RuntimeException | Error e) {
            // all of them: who takes the rows would wait for ever
            return new Batch(rows, true, e);
        }
    }

    static int size(byte[][] row) {
        int size = 0;
        for (byte[] value : row) {
            size += value == null ? 0 : value.length;
        }
        return size;
    }

    /** The values of the next row; null for no more rows, also when asked again. */
    byte[][] next() throws SQLException {
        while (taken == current.rows().size()) {
            if (current.failure() instanceof SQLException fault) {
                throw fault;
            }
            if (current.failure() instanceof Error fault) {
                throw fault;
            }
            if (current.failure() instanceof RuntimeException fault) {
                throw fault;
            }
            if (current.isLast()) {
                return null;
            }
            current = take();
            taken = 0;
        }
        return current.rows().get(taken++);
    }

    private Batch take() throws SQLException {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for rows", "57014", e);
        }
    }

    /** Returns when the thread is done with the connection: at the latest with what it fetches just now. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
