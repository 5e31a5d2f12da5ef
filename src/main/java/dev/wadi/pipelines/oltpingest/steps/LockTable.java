package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.delivery.SourceRecord;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/** Step {@code lock-table}, per table: a transaction in which nobody else works on it. The body becomes its {@link TableRun}. */
public class LockTable implements Processor {
    private IngestTask task;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        TableRun run = new TableRun((SourceRecord) message.getBody(), task);
        message.setBody(run);
        // also where the steps behind do not get it
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                run.close();
            }
        });
        task.begin(run);
        try {
            run.work().lock();
        } catch (Exception e) {
            run.failed("lock-table", e);
        }
    }

    public void setTask(IngestTask task) {
        this.task = task;
    }
}
