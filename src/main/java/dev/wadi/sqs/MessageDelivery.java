package dev.wadi.sqs;

import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.BatchTarget;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.Rejected;
import dev.wadi.delivery.SourceHistory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One message on its way through the route. It is held for so long, and as long as it may not be left to SQS, which delivers it again. */
final class MessageDelivery implements BatchObserver {
    private final SqsMessage message;
    private final String part;
    private final DeliveryMonitor monitor;
    private final BatchObserver observer;
    private final BatchDelivery<SqsMessage> delivery;
    private final Duration maxHold;
    private final BooleanSupplier mayBeLeft;
    private long heldSince;
    private Throwable held;

    /** @param mayBeLeft asked when it was held for {@code maxHold}, before each further attempt */
    MessageDelivery(
            SqsMessage message,
            String queue,
            BatchTarget<SqsMessage> target,
            DeliveryMonitor monitor,
            SourceHistory history,
            Duration maxHold,
            BooleanSupplier mayBeLeft) {
        this.message = message;
        this.monitor = monitor;
        this.maxHold = maxHold;
        this.mayBeLeft = mayBeLeft;
        part = queue + "/" + message.messageId();
        observer = monitor.part(part, queue);
        delivery = new BatchDelivery<>(target, this, history);
    }

    /** True: each record of the message is done with, delete it. */
    boolean deliver() {
        try {
            return delivery.deliver(List.of(message));
        } finally {
            monitor.forget(part);
        }
    }

    /** Ends a hold; the message is left to redelivery. */
    void stop() {
        delivery.stop();
    }

    /** What it was left for, when it was held. */
    HoldException left() {
        return new HoldException(
                "Message " + message.messageId() + " is left to SQS to deliver again"
                        + (held == null ? "" : ": " + held.getMessage()),
                held);
    }

    @Override
    public void delivered(Map<Outcome, Integer> outcomes) {
        observer.delivered(outcomes);
    }

    @Override
    public void deadLettered(List<Rejected> written) {
        observer.deadLettered(written);
    }

    @Override
    public void holding(Throwable fault) {
        long now = System.nanoTime();
        if (held == null) {
            heldSince = now;
        }
        held = fault;
        observer.holding(fault);
        if (now - heldSince >= maxHold.toNanos() && mayBeLeft.getAsBoolean()) {
            stop();
        }
    }

    @Override
    public void reached() {
        observer.reached();
    }
}
