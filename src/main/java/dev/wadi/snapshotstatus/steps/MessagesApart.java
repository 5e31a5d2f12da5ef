package dev.wadi.snapshotstatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.IndependentRecordsStrategy;
import dev.wadi.snapshotstatus.metrics.RunMetrics;
import org.apache.camel.Exchange;

/** Behind each message of an envelope: its line in the log, and its time. A fault of one stops none of its neighbours. */
public class MessagesApart extends IndependentRecordsStrategy {
    private RunMetrics metrics;

    @Override
    public Exchange aggregate(Exchange collected, Exchange record, Exchange input) {
        if (record.getException() == null && record.getMessage().getBody() instanceof CollectionProgress progress) {
            BatchAccount.of(input).outcome(progress.record()).ifPresent(outcome -> MessageLog.ended(outcome.name()));
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
