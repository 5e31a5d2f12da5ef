package dev.wadi.snapshotstatus.steps;

import dev.wadi.delivery.Rejected;
import dev.wadi.snapshotstatus.RejectedMessage;
import dev.wadi.snapshotstatus.SnapshotMessage;
import dev.wadi.snapshotstatus.metrics.RunCounter;
import dev.wadi.snapshotstatus.metrics.RunMetrics;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Step {@code count-once}, per file: one more for its collection, unless the file was counted before. */
public class CountOnce implements Processor {
    private SnapshotTables tables;
    private RunMetrics metrics;

    @Override
    public void process(Exchange exchange) throws Rejected {
        Message body = exchange.getMessage();
        SnapshotMessage message = (SnapshotMessage) body.getBody();
        try {
            boolean first = tables.store().count(message);
            if (first) {
                metrics.count(RunCounter.FILES_RECEIVED, message);
            }
            body.setBody(new CountedFile(message, first));
        } catch (RejectedMessage e) {
            throw MessageLog.refused(message.record(), e);
        }
    }

    public void setTables(SnapshotTables tables) {
        this.tables = tables;
    }

    public void setMetrics(RunMetrics metrics) {
        this.metrics = metrics;
    }
}
