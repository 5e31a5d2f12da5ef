package dev.wadi.blocks.database;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/** {@code database-read:SETTINGS}. */
@Component("database-read")
public class DatabaseReadComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        DatabaseReadEndpoint endpoint = new DatabaseReadEndpoint(uri, this, remaining.strip());
        endpoint.setValueValues(PropertiesHelper.extractProperties(parameters, "value."));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
