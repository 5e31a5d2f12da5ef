package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.GivesOutcomes;
import dev.wadi.delivery.Outcome;
import dev.wadi.pipelines.batchrecords.CuratedFile;
import dev.wadi.pipelines.batchrecords.RowOutcome;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/** Step {@code not-stored}: where {@code PERSIST_RECORDS} is off, the files count as read. */
@GivesOutcomes(RowOutcome.class)
public class NotStored {
    @Handler
    public void count(@Body List<CuratedFile> files, Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        for (CuratedFile file : files) {
            RecordLog.notStored(file);
            account.done(file.record(), Outcome.of(RowOutcome.not_stored));
        }
    }
}
