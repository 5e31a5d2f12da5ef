package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * What a split of single records leaves behind: the list of those that came out as a {@code T}. What came out as something else is left to its account: it
 * was filtered, refused, or has no outcome, which holds the source.
 */
public abstract class AcceptedRecordsStrategy<T> implements AggregationStrategy {
    private final Class<T> accepted;

    protected AcceptedRecordsStrategy(Class<T> accepted) {
        this.accepted = accepted;
    }

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
        } else {
            left(body, BatchAccount.of(input));
        }
        return result;
    }

    /** For the log: this came out of the split, and does not go on. */
    protected void left(Object body, BatchAccount account) {}

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
