package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.GivesOutcomes;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.starschema.ObjectNotice;
import dev.wadi.pipelines.starschema.ObjectOutcome;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Step {@code read-notice}, per message: the objects that it tells of. The body becomes the list of them. */
@GivesOutcomes(ObjectOutcome.class)
public class ReadNotice implements Processor {

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        SourceRecord message = (SourceRecord) exchange.getMessage().getBody();
        BatchAccount account = BatchAccount.of(exchange);
        try {
            List<ObjectNotice> notices = ObjectNotice.all(message.payload());
            if (notices.isEmpty()) {
                account.done(message, Outcome.of(ObjectOutcome.ignored));
            } else {
                account.opened(message, notices);
            }
            exchange.getMessage().setBody(notices);
        } catch (RefusedException e) {
            throw new RefusedRecordException(message, e);
        }
    }
}
