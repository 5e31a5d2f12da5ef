package dev.wadi.blocks.json;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/** {@code parse:FORMAT}. */
@Component("parse")
public class ParseComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        ParseEndpoint endpoint = new ParseEndpoint(uri, this, remaining.strip());
        endpoint.setReasonValues(PropertiesHelper.extractProperties(parameters, "reason."));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
