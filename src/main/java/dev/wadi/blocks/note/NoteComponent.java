package dev.wadi.blocks.note;

import dev.wadi.delivery.BlockComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code note:TEXT}. */
@Component("note")
public class NoteComponent extends DefaultComponent implements BlockComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        NoteEndpoint endpoint = new NoteEndpoint(uri, this, remaining.strip());
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
