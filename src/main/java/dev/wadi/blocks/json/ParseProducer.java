package dev.wadi.blocks.json;

import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

final class ParseProducer extends DefaultProducer {
    private final Consumer<Exchange> parse;

    ParseProducer(ParseEndpoint endpoint, Consumer<Exchange> parse) {
        super(endpoint);
        this.parse = parse;
    }

    @Override
    public void process(Exchange exchange) {
        parse.accept(exchange);
    }
}
