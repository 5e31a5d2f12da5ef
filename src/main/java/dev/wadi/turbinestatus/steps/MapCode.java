package dev.wadi.turbinestatus.steps;

import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.Rejected;
import dev.wadi.turbinestatus.CodeMapper;
import dev.wadi.turbinestatus.RejectedSignal;
import dev.wadi.turbinestatus.TurbineSignal;
import dev.wadi.turbinestatus.Vendor;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Step {@code map-code}, per record: the signal becomes a status change, or is refused. */
public class MapCode implements Processor, CamelContextAware {
    private CamelContext camelContext;
    private CodeMapper mapper;

    @Override
    public void process(Exchange exchange) throws Rejected {
        Message message = exchange.getMessage();
        TurbineSignal signal = (TurbineSignal) message.getBody();
        try {
            message.setBody(mapper.map(signal));
        } catch (RejectedSignal e) {
            throw new Rejected(signal.record(), e.reason().name(), e.getMessage(), tags(signal));
        }
    }

    private static Tags tags(TurbineSignal signal) {
        return signal.vendor().map(Vendor::tags).orElse(Tags.empty());
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** An event may be this many seconds ahead of the clock. */
    public void setMaxFutureSeconds(long seconds) {
        mapper = new CodeMapper(ProcessingClock.of(camelContext), Duration.ofSeconds(seconds));
    }
}
