package dev.wadi.pipelines.batchrecords.steps;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Handler;

/**
 * What the parallel split of the route goes by: one view of the poll's rows for each writer. Whoever is free takes the next row, so that at a stop all rows
 * up to one are written, and hardly any behind it.
 */
public class PartitionRows {
    private int writers = 1;

    @Handler
    public List<Iterator<PendingRow>> share(@Body List<PendingRow> rows) {
        Queue<PendingRow> open = new ConcurrentLinkedQueue<>(rows);
        return Stream.<Iterator<PendingRow>>generate(() -> new NextRows(open))
                .limit(Math.min(writers, rows.size()))
                .toList();
    }

    /** For one writer. A row belongs to it as soon as it has asked whether there is one. */
    private static final class NextRows implements Iterator<PendingRow> {
        private final Queue<PendingRow> open;
        private PendingRow next;

        NextRows(Queue<PendingRow> open) {
            this.open = open;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = open.poll();
            }
            return next != null;
        }

        @Override
        public PendingRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all rows are taken");
            }
            PendingRow row = next;
            next = null;
            return row;
        }
    }

    public void setWriters(int writers) {
        this.writers = writers;
    }
}
