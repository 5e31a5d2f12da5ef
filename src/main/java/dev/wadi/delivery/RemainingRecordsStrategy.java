package dev.wadi.delivery;

import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * What a split leaves for the steps behind it: the messages of its records as its steps have made them, without those that were refused, left out, stopped or
 * that failed. A failed one stops none of its neighbours; its account knows it, and the source does not acknowledge it.
 */
public final class RemainingRecordsStrategy implements AggregationStrategy {
    /** The bean in the registry of every context. */
    public static final String NAME = "remainingRecords";

    @Override
    public Exchange aggregate(Exchange collected, Exchange part, Exchange input) {
        BatchAccount.of(input); // says what is missing where there is none
        Exchange result = collected == null ? start(input) : collected;
        if (part.getException() == null && !part.isRouteStop()) {
            CarriedRecords carried = CarriedRecords.of(part);
            RecordMessages remaining = (RecordMessages) result.getMessage().getBody();
            for (RecordMessage message : messages(part, carried)) {
                if (carried.account().entry(message.record()).goesOn()) {
                    remaining.append(message);
                }
            }
        }
        return result;
    }

    @Override
    public Exchange aggregate(Exchange collected, Exchange part) {
        throw new UnsupportedOperationException("only for split, which gives the input exchange");
    }

    /** The headers of the whole poll stay. */
    private static Exchange start(Exchange input) {
        Exchange result = new DefaultExchange(input.getContext());
        result.getMessage().setHeaders(input.getMessage().getHeaders());
        result.getMessage().setBody(RecordMessages.made(List.of(), result));
        return result;
    }

    private static List<RecordMessage> messages(Exchange part, CarriedRecords carried) {
        return RecordMessages.told(part)
                .orElseGet(() -> carried.isOne()
                        ? List.of(RecordMessage.like(
                                part.getMessage(), carried.entries().get(0).record(), part))
                        : List.of());
    }
}
