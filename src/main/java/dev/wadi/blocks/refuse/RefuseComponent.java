package dev.wadi.blocks.refuse;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code refuse:REASON}. */
@Component("refuse")
public class RefuseComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        RefuseEndpoint endpoint = new RefuseEndpoint(uri, this, remaining.strip());
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
