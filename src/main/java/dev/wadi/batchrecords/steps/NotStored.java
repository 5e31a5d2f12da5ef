package dev.wadi.batchrecords.steps;

import dev.wadi.batchrecords.CuratedFile;
import dev.wadi.delivery.Batch;
import dev.wadi.delivery.Batch.Outcome;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/** Step {@code not-stored}: where {@code PERSIST_RECORDS} is off, the files count as read. */
public class NotStored {
    private static final Outcome NOT_STORED = Outcome.of("not_stored");

    @Handler
    public void count(@Body List<CuratedFile> files, Exchange exchange) {
        Batch batch = Batch.of(exchange);
        for (CuratedFile file : files) {
            RecordLog.notStored(file);
            batch.done(NOT_STORED);
        }
    }
}
