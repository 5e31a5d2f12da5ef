package dev.wadi.pipelines.oltpingest.steps;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step that works on one table. A fault is noted in the run of the table, for the step that reports it. */
abstract class IngestStep implements Processor {
    private final String id;

    /** @param id of the step, for the report */
    IngestStep(String id) {
        this.id = id;
    }

    @Override
    public final void process(Exchange exchange) {
        TableRun run = exchange.getMessage().getBody(TableRun.class);
        if (run.isOpen()) {
            try {
                work(run.work());
            } catch (Exception e) {
                run.failed(id, e);
            }
        }
    }

    abstract void work(TableWork table) throws Exception;
}
