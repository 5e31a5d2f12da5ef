package dev.wadi.blocks.s3;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code write-parquet:BUCKET}. */
@Component("write-parquet")
public class WriteParquetComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        WriteParquetEndpoint endpoint = new WriteParquetEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
