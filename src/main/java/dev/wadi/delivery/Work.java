package dev.wadi.delivery;

import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * What there is to do for a step, as it is entered. Where that is nothing, its end shows nothing.
 *
 * @param any false: all that the exchange is about have their outcome, or its body is an empty list
 * @param open the records; known only where the step is in doubt
 */
record Work(boolean any, List<RecordEntry> open) {
    static final Work NONE = new Work(false, List.of());

    private static final Work SOME = new Work(true, List.of());

    static Work of(Exchange exchange, CarriedRecords carried, Step step) {
        boolean empty = exchange.getMessage().getBody() instanceof Collection<?> several && several.isEmpty();
        if (empty || !carried.isAnyOpen()) {
            return NONE;
        }
        return step.isInDoubt() ? new Work(true, carried.open()) : SOME;
    }
}
