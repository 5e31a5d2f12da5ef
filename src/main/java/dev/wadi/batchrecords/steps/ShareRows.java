package dev.wadi.batchrecords.steps;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Handler;

/** What the parallel split of the route goes by: the rows of a poll in as many lists as may be written at a time. */
public class ShareRows {
    private int writers = 1;

    @Handler
    public List<List<PendingRow>> share(@Body List<PendingRow> rows) {
        int lists = Math.min(writers, rows.size());
        List<List<PendingRow>> shares = new ArrayList<>(lists);
        for (int i = 0; i < lists; i++) {
            shares.add(new ArrayList<>(rows.size() / lists + 1));
        }
        for (int i = 0; i < rows.size(); i++) {
            shares.get(i % lists).add(rows.get(i));
        }
        return shares;
    }

    public void setWriters(int writers) {
        this.writers = writers;
    }
}
