package dev.wadi.conformance;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordMessage;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Gives every record an outcome before anything was done for it. No step that is written in YAML can do that; this one is Java, and in the tests only. */
public final class ForgedAccount implements Processor {

    @Override
    public void process(Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        for (Object message : exchange.getMessage().getBody(List.class)) {
            account.done(((RecordMessage) message).record(), Outcome.of("forged"));
        }
    }
}
