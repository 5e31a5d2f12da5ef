package dev.wadi.source.sqs;

import dev.wadi.delivery.Acknowledgement;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.BatchHandler;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceHistory;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The messages of one poll on their way through the route, each done with by itself. What is left of them is held for so long, and as long as it may not be
 * left to SQS, which delivers it again.
 */
final class PollDelivery implements BatchObserver, Acknowledgement<SqsMessage> {
    private final List<SqsMessage> messages;
    /** Those of them that are not done with. */
    private final Set<SqsMessage> open;

    private final String part;
    private final DeliveryMonitor monitor;
    private final BatchObserver observer;
    private final BatchDelivery<SqsMessage> delivery;
    private final boolean ordered;
    private final UnaryOperator<List<SqsMessage>> done;
    private final Duration maxHold;
    private final Predicate<Collection<SqsMessage>> mayBeLeft;
    private long heldSince;
    private Throwable held;

    /**
     * @param ordered whether its queue keeps the order of groups
     * @param done takes the messages that are done with, each record of them, and gives those that are deleted
     * @param mayBeLeft asked about all that are open, when they were held for {@code maxHold} and before each further attempt
     */
    PollDelivery(
            List<SqsMessage> poll,
            String queue,
            BatchHandler<SqsMessage> target,
            DeliveryMonitor monitor,
            SourceHistory history,
            boolean ordered,
            UnaryOperator<List<SqsMessage>> done,
            Duration maxHold,
            Predicate<Collection<SqsMessage>> mayBeLeft) {
        this.monitor = monitor;
        this.ordered = ordered;
        this.done = done;
        this.maxHold = maxHold;
        this.mayBeLeft = mayBeLeft;
        messages = poll;
        open = new LinkedHashSet<>(poll);
        part = queue + "/" + messages.get(0).messageId();
        observer = monitor.part(part, queue);
        delivery = new BatchDelivery<>(target, this, this, history);
    }

    /** False: some were left. */
    boolean deliver() {
        try {
            return delivery.deliver(messages);
        } finally {
            monitor.forget(part);
        }
    }

    /** Ends a hold; what is open is left to redelivery. */
    void stop() {
        delivery.stop();
    }

    /** Those that were left. */
    List<SqsMessage> open() {
        return List.copyOf(open);
    }

    /** What they were left for, when they were held. */
    HoldException left() {
        String first = open.stream().findFirst().map(SqsMessage::messageId).orElse("");
        return new HoldException(
                (open.size() == 1 ? "Message " + first + " is" : open.size() + " messages, such as " + first + ", are")
                        + " left to SQS to deliver again" + (held == null ? "" : ": " + held.getMessage()),
                held);
    }

    @Override
    public String order(SqsMessage message) {
        return ordered ? message.messageGroupId() : null;
    }

    @Override
    public List<SqsMessage> done(List<SqsMessage> some) {
        some.forEach(open::remove);
        return done.apply(some);
    }

    @Override
    public void delivered(Map<Outcome, Integer> outcomes) {
        observer.delivered(outcomes);
    }

    @Override
    public void deadLettered(List<RefusedRecordException> written) {
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
        if (now - heldSince >= maxHold.toNanos() && mayBeLeft.test(open)) {
            stop();
        }
    }

    @Override
    public void healed() {
        held = null;
    }

    @Override
    public void reached() {
        observer.reached();
    }
}
