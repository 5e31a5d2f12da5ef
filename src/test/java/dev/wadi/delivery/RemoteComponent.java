package dev.wadi.delivery;

import dev.wadi.delivery.RouteUnderTest.Remote;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** {@code remote:NAME}: a service that a test plays; as a source it gives nothing. */
final class RemoteComponent extends DefaultComponent {
    private final Remote remote;

    RemoteComponent(Remote remote) {
        this.remote = remote;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new DefaultProducer(this) {
                    @Override
                    public void process(Exchange exchange) throws Exception {
                        remote.call(remaining, exchange);
                    }
                };
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                return new DefaultConsumer(this, processor);
            }
        };
    }
}
