package dev.wadi.blocks.lookup;

import dev.wadi.blocks.PollRecords;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

final class LookupProducer extends DefaultProducer {
    private final Lookup<?> lookup;

    LookupProducer(LookupEndpoint endpoint, Lookup<?> lookup) {
        super(endpoint);
        this.lookup = lookup;
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        lookup.run(exchange.getFromRouteId(), records);
        records.finish();
    }
}
