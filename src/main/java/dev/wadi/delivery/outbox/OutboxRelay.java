package dev.wadi.delivery.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Sends what waits in all outboxes of the process; the gauge {@value #PENDING} says how many messages that were, by table. */
final class OutboxRelay implements Processor {
    static final String PENDING = "wadi.outbox.pending";

    private final OutboxSender sender;
    private final Map<String, AtomicInteger> pending = new ConcurrentHashMap<>();

    OutboxRelay(OutboxSender sender) {
        this.sender = sender;
    }

    @Override
    public void process(Exchange exchange) {
        for (Outbox outbox : exchange.getContext().getRegistry().findByType(Outbox.class)) {
            AtomicInteger gauge = gauge(outbox, exchange);
            outbox.sendPending(sender).ifPresent(gauge::set);
        }
    }

    private AtomicInteger gauge(Outbox outbox, Exchange exchange) {
        return pending.computeIfAbsent(outbox.table(), table -> {
            AtomicInteger count = new AtomicInteger();
            MeterRegistry meters = exchange.getContext().getRegistry().findSingleByType(MeterRegistry.class);
            if (meters != null) {
                Gauge.builder(PENDING, count, AtomicInteger::get)
                        .tags("table", table)
                        .register(meters);
            }
            return count;
        });
    }
}
