package dev.wadi.blocks.send;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code send-stream:NAME}. */
@Component("send-stream")
public class SendStreamComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SendStreamEndpoint endpoint = new SendStreamEndpoint(uri, this, remaining.strip());
        endpoint.getContent().take(parameters);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
