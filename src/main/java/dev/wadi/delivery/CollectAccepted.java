package dev.wadi.delivery;

import dev.wadi.delivery.Batch.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * What a split of single records leaves behind: the list of those that came out as a {@code T}. A record that the route's filter held back (the
 * filter's {@code statusPropertyName} must be {@value #FILTER_STATUS}) gets the outcome of {@link #filtered}; one that was refused is noted elsewhere;
 * one that came out as something else gets no outcome, which holds the source.
 */
public abstract class CollectAccepted<T> implements AggregationStrategy {
    public static final String FILTER_STATUS = "accepted";

    private final Class<T> accepted;

    protected CollectAccepted(Class<T> accepted) {
        this.accepted = accepted;
    }

    /** The outcome of a record that a filter held back. */
    protected abstract Outcome filtered(Object body);

    @Override
    public final Exchange aggregate(Exchange collected, Exchange record, Exchange input) {
        Exchange result = collected == null ? start(input) : collected;
        Object body = record.getMessage().getBody();
        if (record.getException() != null) {
            if (result.getException() == null) {
                result.setException(record.getException());
            }
        } else if (accepted.isInstance(body)) {
            list(result).add(accepted.cast(body));
        } else if (Boolean.FALSE.equals(record.getProperty(FILTER_STATUS))) {
            Batch.of(input).done(filtered(body));
        }
        return result;
    }

    @Override
    public final Exchange aggregate(Exchange collected, Exchange record) {
        throw new UnsupportedOperationException("only for split, which gives the input exchange");
    }

    private Exchange start(Exchange input) {
        Exchange result = new DefaultExchange(input.getContext());
        result.getMessage().setBody(new ArrayList<T>());
        return result;
    }

    @SuppressWarnings("unchecked") // set by start
    private List<T> list(Exchange result) {
        return (List<T>) result.getMessage().getBody();
    }
}
