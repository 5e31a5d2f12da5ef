package dev.wadi.pipelines.turbinestatus.steps;

import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBean;
import dev.wadi.pipelines.turbinestatus.CodeMapper;
import dev.wadi.pipelines.turbinestatus.CodedSignal;
import dev.wadi.pipelines.turbinestatus.EnrichedSignal;
import dev.wadi.pipelines.turbinestatus.StatusChange;
import dev.wadi.pipelines.turbinestatus.TurbineSignal;
import dev.wadi.pipelines.turbinestatus.Vendor;
import dev.wadi.source.kinesis.RecordLimit;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Step {@code map-code}, per record: the signal becomes a status change, or is refused; also where the enriched stream would not take it. */
public class MapCode implements RouteBean, Processor, CamelContextAware {
    private CamelContext camelContext;
    private Duration maxFuture = Duration.ZERO;
    private String enrichedStream = "";
    private CodeMapper mapper;
    /** Bytes; empty where nothing limits them. */
    private OptionalInt limit = OptionalInt.empty();

    @Override
    public void init() {
        mapper = new CodeMapper(ProcessingClock.of(camelContext), maxFuture);
        limit = enrichedStream.isBlank() ? OptionalInt.empty() : OptionalInt.of(RecordLimit.of(camelContext));
    }

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        Message message = exchange.getMessage();
        CodedSignal signal = (CodedSignal) message.getBody();
        try {
            StatusChange change = mapper.map(signal);
            if (limit.isPresent()) {
                EnrichedSignal.requireTaken(change, limit.getAsInt());
            }
            message.setBody(change);
        } catch (RefusedException e) {
            throw new RefusedRecordException(signal.record(), e, tags(signal.signal()));
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
        maxFuture = Duration.ofSeconds(seconds);
    }

    /** The stream that records with a status are put on; empty for none, and then nothing limits their size. */
    public void setEnrichedStream(String stream) {
        enrichedStream = stream;
    }
}
