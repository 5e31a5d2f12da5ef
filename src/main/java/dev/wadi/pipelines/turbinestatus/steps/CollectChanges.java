package dev.wadi.pipelines.turbinestatus.steps;

import dev.wadi.delivery.AcceptedRecordsStrategy;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.pipelines.turbinestatus.CodedSignal;
import dev.wadi.pipelines.turbinestatus.StatusChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the split leaves behind: the list of status changes. */
public class CollectChanges extends AcceptedRecordsStrategy<StatusChange> {
    private static final Logger LOG = LoggerFactory.getLogger(CollectChanges.class);

    public CollectChanges() {
        super(StatusChange.class);
    }

    @Override
    protected void left(Object body, BatchAccount account) {
        if (LOG.isDebugEnabled() && body instanceof CodedSignal signal) {
            account.outcome(signal.record())
                    .ifPresent(outcome -> LOG.debug("{}: {}", signal.record().sourceId(), outcome));
        }
    }
}
