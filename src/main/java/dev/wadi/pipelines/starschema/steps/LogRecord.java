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
        return ((FinishedTask) exchange.getMessage().getBody()).result().key();
    }

    @Override
    void handle(Exchange exchange) {
        FinishedTask task = (FinishedTask) exchange.getMessage().getBody();
        log().ended(task.result());
        BatchAccount.of(exchange)
                .done(task.record(), Outcome.of(ObjectOutcome.of(task.result().status())));
    }
}
