package dev.wadi.delivery;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * For a split into records that do not depend on each other: one that ends in an exception stops none of its neighbours. Its account knows it. What stays
 * behind is the exchange as it was before the split.
 */
public class IndependentRecordsStrategy implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange collected, Exchange record, Exchange input) {
        return input;
    }

    @Override
    public final Exchange aggregate(Exchange collected, Exchange record) {
        throw new UnsupportedOperationException("only for split, which gives the input exchange");
    }
}
