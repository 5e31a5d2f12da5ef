package dev.wadi.delivery;

import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * A Camel route as the target of batches: one exchange per batch, its body the list of their messages.
 *
 * @param consumer of the route
 * @param headers that its source promises, of every batch
 * @param template reaches the dead-letter route
 * @param route id of the route, which is the pipeline's name
 */
public record RouteBatchHandler<R extends SourceRecord>(
        Consumer consumer, Map<String, Object> headers, ProducerTemplate template, String route)
        implements BatchHandler<R> {

    /** The dead-letter route takes a list of {@link RefusedRecordException} with the two headers below. */
    public static final String DEAD_LETTER_URI = "direct:dead-letter";

    public static final String PIPELINE = "WadiPipeline";
    public static final String ATTEMPTS = "WadiAttempts";

    @Override
    public void process(List<R> records, BatchAccount account) throws Exception {
        // from no pool, which would forget how it ended
        Exchange exchange = consumer.createExchange(false);
        headers.forEach(exchange.getMessage()::setHeader);
        CarriedRecords.all(exchange, records, account);
        consumer.getProcessor().process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    @Override
    public void deadLetter(List<RefusedRecordException> rejected, int attempts) {
        try {
            template.sendBodyAndHeaders(DEAD_LETTER_URI, rejected, Map.of(PIPELINE, route, ATTEMPTS, attempts));
        } catch (RuntimeException e) {
            throw new HoldException(
                    "The dead letters could not be written to the queue of " + route + ".dead-letter-queue: "
                            + Causes.root(e).getMessage(),
                    e);
        }
    }

    @Override
    public List<String> settings(Throwable fault) {
        return SettingNames.of(template.getCamelContext(), fault);
    }

    @Override
    public void renew(Throwable fault) {
        template.getCamelContext().getRegistry().findByType(Renewable.class).forEach(client -> client.renew(fault));
    }
}
