package dev.wadi.delivery.outbox;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** A step {@code to: outbox:CHANNEL} of a route that runs: as long as it does, its channel leads where the endpoint says. Nothing but this step sends. */
final class OpenChannel extends DelegateAsyncProcessor {
    private static final String ENTERED = "WadiOutboxStep";

    private final OutboxEndpoint outbox;

    OpenChannel(Processor step, OutboxEndpoint outbox) {
        super(step);
        this.outbox = outbox;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        outbox.getComponent().channels().open(outbox);
    }

    @Override
    protected void doStop() throws Exception {
        outbox.getComponent().channels().close(outbox);
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        exchange.setProperty(ENTERED, outbox);
        return processor.process(exchange, doneSync -> {
            exchange.removeProperty(ENTERED);
            callback.done(doneSync);
        });
    }

    /** Whether the exchange comes by such a step, and not by one that makes its address for each exchange. */
    static boolean isEntered(Exchange exchange, OutboxEndpoint outbox) {
        return exchange.getProperty(ENTERED) == outbox;
    }
}
