package dev.wadi.turbinestatus.steps;

import dev.wadi.delivery.Batch;
import dev.wadi.delivery.Batch.Outcome;
import dev.wadi.turbinestatus.StatusChange;
import dev.wadi.turbinestatus.TurbineSignal;
import dev.wadi.turbinestatus.Vendor;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the split leaves behind: the list of status changes. A record that a filter held back counts as filtered; one that was refused is noted
 * elsewhere; one that came out unmapped gets no outcome, which holds the source.
 */
public class CollectChanges implements AggregationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(CollectChanges.class);
    /** What the route's filter names as its {@code statusPropertyName}. */
    private static final String FILTER_STATUS = "accepted";

    private static final String FILTERED = "filtered";

    @Override
    public Exchange aggregate(Exchange collected, Exchange record, Exchange input) {
        Exchange result = collected == null ? start(input) : collected;
        if (record.getException() != null) {
            if (result.getException() == null) {
                result.setException(record.getException());
            }
        } else if (record.getMessage().getBody() instanceof StatusChange change) {
            changes(result).add(change);
        } else if (Boolean.FALSE.equals(record.getProperty(FILTER_STATUS))) {
            LOG.debug("{}: filtered", sourceOf(record.getMessage().getBody()));
            Batch.of(input).done(new Outcome(FILTERED, tags(record.getMessage().getBody())));
        }
        return result;
    }

    @Override
    public Exchange aggregate(Exchange collected, Exchange record) {
        throw new UnsupportedOperationException("only for split, which gives the input exchange");
    }

    private static Exchange start(Exchange input) {
        Exchange result = new DefaultExchange(input.getContext());
        result.getMessage().setBody(new ArrayList<StatusChange>());
        return result;
    }

    @SuppressWarnings("unchecked") // set by start
    private static List<StatusChange> changes(Exchange result) {
        return (List<StatusChange>) result.getMessage().getBody();
    }

    private static Object sourceOf(Object body) {
        return body instanceof TurbineSignal signal ? signal.record().sourceId() : body;
    }

    private static Tags tags(Object body) {
        return body instanceof TurbineSignal signal
                ? signal.vendor().map(Vendor::tags).orElse(Tags.empty())
                : Tags.empty();
    }
}
