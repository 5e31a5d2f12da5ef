package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/** {@code dynamodb-put-once:TABLE}. */
@Component("dynamodb-put-once")
public class DynamoDbPutOnceComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        DynamoDbPutOnceEndpoint endpoint = new DynamoDbPutOnceEndpoint(uri, this, remaining);
        endpoint.setItemValues(PropertiesHelper.extractProperties(parameters, "item."));
        endpoint.setTypeValues(PropertiesHelper.extractProperties(parameters, "type."));
        setProperties(endpoint, parameters);
        endpoint.prepare();
        return endpoint;
    }
}
