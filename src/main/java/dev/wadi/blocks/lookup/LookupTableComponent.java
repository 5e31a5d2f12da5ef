package dev.wadi.blocks.lookup;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/** {@code lookup-table:TABLE}. */
@Component("lookup-table")
public class LookupTableComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LookupTableEndpoint endpoint = new LookupTableEndpoint(uri, this, remaining.strip());
        endpoint.setKeyValues(PropertiesHelper.extractProperties(parameters, "key."));
        endpoint.setTypeValues(PropertiesHelper.extractProperties(parameters, "type."));
        setProperties(endpoint, parameters);
        endpoint.prepare();
        return endpoint;
    }
}
