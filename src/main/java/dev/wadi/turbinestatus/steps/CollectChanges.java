package dev.wadi.turbinestatus.steps;

import dev.wadi.delivery.Batch.Outcome;
import dev.wadi.delivery.CollectAccepted;
import dev.wadi.turbinestatus.StatusChange;
import dev.wadi.turbinestatus.TurbineSignal;
import dev.wadi.turbinestatus.Vendor;
import io.micrometer.core.instrument.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the split leaves behind: the list of status changes. A signal that a filter held back counts as filtered. */
public class CollectChanges extends CollectAccepted<StatusChange> {
    private static final Logger LOG = LoggerFactory.getLogger(CollectChanges.class);

    public CollectChanges() {
        super(StatusChange.class);
    }

    @Override
    protected Outcome filtered(Object body) {
        if (body instanceof TurbineSignal signal) {
            LOG.debug("{}: filtered", signal.record().sourceId());
            return new Outcome("filtered", signal.vendor().map(Vendor::tags).orElse(Tags.empty()));
        }
        return Outcome.of("filtered");
    }
}
