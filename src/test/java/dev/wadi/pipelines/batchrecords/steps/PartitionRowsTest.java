package dev.wadi.pipelines.batchrecords.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionRowsTest {
    private final PartitionRows share = new PartitionRows();

    @Test
    void aSlowWriterLeavesTheRestToTheOthers() {
        share.setWriters(2);
        List<PendingRow> rows = rows(5);
        List<Iterator<PendingRow>> writers = share.share(rows);
        Iterator<PendingRow> slow = writers.get(0);
        List<PendingRow> taken = new ArrayList<>(List.of(slow.next()));
        writers.get(1).forEachRemaining(taken::add);
        assertThat(taken).containsExactlyElementsOf(rows);
        assertThat(slow.hasNext()).isFalse();
    }

    @Test
    void thereAreNoMoreWritersThanRows() {
        share.setWriters(8);
        assertThat(share.share(rows(3))).hasSize(3);
        assertThat(share.share(rows(0))).isEmpty();
    }

    private static List<PendingRow> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new PendingRow(null, "batch-" + number, null))
                .toList();
    }
}
