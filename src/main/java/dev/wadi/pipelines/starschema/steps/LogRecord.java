package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.GivesOutcomes;
import dev.wadi.delivery.Outcome;
import dev.wadi.pipelines.starschema.FinishedTask;
import dev.wadi.pipelines.starschema.ObjectOutcome;
import org.apache.camel.Exchange;

/** Step {@code log-record}, per object: its record in the log, an alert where somebody is to know, and its outcome. */
@GivesOutcomes(ObjectOutcome.class)
public class LogRecord extends WatchedProcessor {

    public LogRecord() {
        super("log-record");
    }

    @Override
    String key(Exchange exchange) {
        return task(exchange).result().key();
    }

    private static FinishedTask task(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof FinishedTask task) {
            return task;
        }
        throw new IllegalStateException("Nobody has saved the id of an object before its end was to be told. Look for a"
                + " step that was removed from the route or moved, or whose failure the route has caught");
    }

    @Override
    void handle(Exchange exchange) {
        FinishedTask task = task(exchange);
        log().ended(task.result());
        BatchAccount.of(exchange)
                .done(task.record(), Outcome.of(ObjectOutcome.of(task.result().status())));
    }
}
