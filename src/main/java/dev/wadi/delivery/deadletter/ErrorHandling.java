package dev.wadi.delivery.deadletter;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.RefusedRecordException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * How every route meets a fault. A refused record is noted in its batch, the exchange it was refused in ends, its neighbours go on.
 * Everything else goes back to the source, which knows how to hold, to try again and to find the record
 * ({@link dev.wadi.delivery.BatchDelivery}).
 */
public final class ErrorHandling extends RouteConfigurationBuilder {

    @Override
    public void configuration() {
        // without an id: applies to every route of the context
        routeConfiguration()
                .errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false))
                .onException(RefusedRecordException.class)
                .id("refused")
                .handled(true)
                .process(ErrorHandling::note)
                .id("note-refusal");
    }

    private static void note(Exchange exchange) {
        BatchAccount.of(exchange).refuse(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RefusedRecordException.class));
    }
}
