package dev.wadi.blocks.json;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code check-schema:FILE}. */
@Component("check-schema")
public class CheckSchemaComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        CheckSchemaEndpoint endpoint = new CheckSchemaEndpoint(uri, this, remaining.strip());
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
