package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/** {@code dynamodb-count-once:TABLE}. */
@Component("dynamodb-count-once")
public class DynamoDbCountOnceComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        DynamoDbCountOnceEndpoint endpoint = new DynamoDbCountOnceEndpoint(uri, this, remaining);
        endpoint.setKeyValues(PropertiesHelper.extractProperties(parameters, "key."));
        endpoint.setTypeValues(PropertiesHelper.extractProperties(parameters, "type."));
        setProperties(endpoint, parameters);
        endpoint.prepare();
        return endpoint;
    }
}
