package dev.wadi.blocks.send;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code send-queue:URL}. */
@Component("send-queue")
public class SendQueueComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SendQueueEndpoint endpoint = new SendQueueEndpoint(uri, this, remaining.strip());
        endpoint.getMessage().take(parameters);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
