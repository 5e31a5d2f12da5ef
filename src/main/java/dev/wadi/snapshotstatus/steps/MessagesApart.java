package dev.wadi.snapshotstatus.steps;

import dev.wadi.delivery.Batch;
import dev.wadi.delivery.Batch.Outcome;
import dev.wadi.delivery.RecordsApart;
import dev.wadi.snapshotstatus.metrics.RunMetrics;
import org.apache.camel.Exchange;

/** What became of each message of an envelope: one does not stop its neighbours. One that did not come to its end has no outcome, which holds the source. */
public class MessagesApart extends RecordsApart {
    private RunMetrics metrics;

    @Override
    public Exchange aggregate(Exchange collected, Exchange record, Exchange input) {
        if (record.getException() == null
                && record.getMessage().getBody() instanceof CollectionProgress progress
                && progress.settled()) {
            MessageLog.tell(progress.outcome());
            Batch.of(input).done(Outcome.of(progress.outcome()));
        }
        Handling handling = Handling.of(record);
        if (handling != null) {
            metrics.handled(handling.message(), handling.time());
        }
        MessageLog.clear();
        return super.aggregate(collected, record, input);
    }

    public void setMetrics(RunMetrics metrics) {
        this.metrics = metrics;
    }
}
