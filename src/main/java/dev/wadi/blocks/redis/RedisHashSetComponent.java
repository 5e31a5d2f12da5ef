package dev.wadi.blocks.redis;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/** {@code redis-hash-set:KEY}. */
@Component("redis-hash-set")
public class RedisHashSetComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        RedisHashSetEndpoint endpoint = new RedisHashSetEndpoint(uri, this, remaining.strip());
        endpoint.setFieldValues(PropertiesHelper.extractProperties(parameters, "field."));
        setProperties(endpoint, parameters);
        endpoint.prepare();
        return endpoint;
    }
}
