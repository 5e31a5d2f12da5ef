package dev.wadi.blocks.lookup;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code lookup-redis-hash:KEY}. */
@Component("lookup-redis-hash")
public class LookupRedisHashComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LookupRedisHashEndpoint endpoint = new LookupRedisHashEndpoint(uri, this, remaining.strip());
        setProperties(endpoint, parameters);
        endpoint.prepare();
        return endpoint;
    }
}
