package dev.wadi.delivery;

import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * For the split of a list of {@link SourceRecord}s that came out of one envelope: a record that ends in an exception is
 * {@linkplain Batch#failed named}, its neighbours go on. What stays behind is the exchange as it was before the split.
 */
public class RecordsApart implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange collected, Exchange record, Exchange input) {
        Exception fault = record.getException();
        if (fault != null) {
            Batch.of(input).failed(record(record, input), fault);
        }
        return input;
    }

    private static SourceRecord record(Exchange split, Exchange input) {
        int index = split.getProperty(Exchange.SPLIT_INDEX, Integer.class);
        return (SourceRecord) input.getMessage().getBody(List.class).get(index);
    }

    @Override
    public final Exchange aggregate(Exchange collected, Exchange record) {
        throw new UnsupportedOperationException("only for split, which gives the input exchange");
    }
}
