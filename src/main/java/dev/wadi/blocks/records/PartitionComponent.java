package dev.wadi.blocks.records;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code partition:N}. */
@Component("partition")
public class PartitionComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        PartitionEndpoint endpoint = new PartitionEndpoint(uri, this, remaining.strip());
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
