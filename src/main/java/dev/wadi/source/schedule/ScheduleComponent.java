package dev.wadi.source.schedule;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code schedule:NAME}. */
@Component("schedule")
public class ScheduleComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("schedule needs a name: schedule:NAME");
        }
        ScheduleEndpoint endpoint = new ScheduleEndpoint(uri, this, remaining.strip());
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
