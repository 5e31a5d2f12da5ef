package dev.wadi.sqs;

import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.BatchTarget;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.HoldPolicy;
import dev.wadi.delivery.SourceHistory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The queue from one start of its route to the next stop. What its threads use belongs to it: one that outlasts the stop meets nothing of the next start.
 */
final class QueueReading {
    private static final Logger LOG = LoggerFactory.getLogger(QueueReading.class);
    /** From the receipt, where SQS may not count another one; it hides no message for more than 12 hours. */
    private static final Duration LONGEST_HOLD = Duration.ofHours(11);

    private final SqsQueueEndpoint options;
    private final String route;
    private final DeliveryMonitor monitor;
    private final BatchTarget<SqsMessage> target;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Set<MessageDelivery> deliveries = ConcurrentHashMap.newKeySet();
    private final Semaphore work;
    private final SourceQueue queue;
    private final BatchObserver left;
    private final SourceHistory history;
    private final QueueWatch watch;
    private final Visibility visibility;
    private final RedrivePolicy redrive;
    private final QueueReader reader;
    private final ScheduledExecutorService extending;

    QueueReading(SqsQueueEndpoint options, String route, DeliveryMonitor monitor, BatchTarget<SqsMessage> target) {
        this.options = options;
        this.route = route;
        this.monitor = monitor;
        this.target = target;
        work = new Semaphore(options.getConcurrentConsumers());
        queue = SourceQueue.of(options);
        left = monitor.part(queue.name() + "/redelivery");
        HoldPolicy policy = HoldPolicy.upTo(options.getMaxBackoff());
        history = SourceHistory.of(options.getCamelContext(), policy);
        SqsClient client = options.getComponent().getAmazonSQSClient();
        visibility = new Visibility(client, queue, options.getVisibilityTimeout(), this::isToldToStop);
        redrive = new RedrivePolicy(client, queue);
        watch = new QueueWatch(
                queue.name(),
                route,
                monitor.part(queue.name()),
                monitor.part(queue.name() + "/deletion"),
                policy.backoff(),
                stopping);
        reader = new QueueReader(queue, visibility, this::take);
        reader.setPollStrategy(watch);
        reader.setExceptionHandler(watch);
        extending = executors().newSingleThreadScheduledExecutor(this, "sqs-queue-visibility");
    }

    private ExecutorServiceManager executors() {
        return options.getCamelContext().getExecutorServiceManager();
    }

    void start() {
        long third = options.getVisibilityTimeout().toMillis() / 3;
        var unused = extending.scheduleAtFixedRate(visibility::extend, third, third, TimeUnit.MILLISECONDS);
        ServiceHelper.startService(queue, reader);
    }

    /** One message as Camel received it. It is deleted at the end of its unit of work unless its exchange has an exception. */
    private void take(Exchange received) throws Exception {
        work.acquireUninterruptibly();
        try {
            String receipt = received.getMessage().getHeader(Sqs2Constants.RECEIPT_HANDLE, String.class);
            reader.createUoW(received);
            // until it is known to be done, also where what follows ends in an error
            received.setException(new IllegalStateException("left to redelivery"));
            try {
                if (!isToldToStop() && deliver(received, receipt)) {
                    received.setException(null);
                }
            } catch (Error e) {
                // thrown on, it would end this consumer's polling for good
                left.holding(e);
            } finally {
                if (!received.isFailed() || !isToldToStop()) {
                    visibility.end(receipt);
                }
                reader.doneUoW(received);
                if (!received.isFailed()) {
                    watch.ended(received);
                }
            }
        } finally {
            work.release();
        }
    }

    private boolean deliver(Exchange received, String receipt) {
        SqsMessage message = messageOf(received);
        int receipts = receipts(received);
        MessageDelivery delivery = new MessageDelivery(
                message,
                queue.name(),
                target,
                monitor,
                history,
                options.getMaxHold(),
                () -> visibility.age(receipt).compareTo(LONGEST_HOLD) > 0 || redrive.allowsAnother(receipts));
        deliveries.add(delivery);
        try {
            if (isToldToStop()) {
                delivery.stop();
            }
            boolean done = delivery.deliver();
            if (done) {
                left.reached();
            } else if (!isToldToStop()) {
                left.holding(delivery.left());
            }
            return done;
        } finally {
            deliveries.remove(delivery);
        }
    }

    private static SqsMessage messageOf(Exchange received) {
        return new SqsMessage(
                received.getMessage().getHeader(Sqs2Constants.MESSAGE_ID, String.class),
                received.getMessage().getBody(String.class),
                (String) attributes(received).get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
    }

    private static int receipts(Exchange received) {
        Object count = attributes(received).get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return count == null ? 1 : Integer.parseInt(count.toString());
    }

    private static Map<?, ?> attributes(Exchange received) {
        return received.getMessage().getHeader(Sqs2Constants.ATTRIBUTES, Map.of(), Map.class);
    }

    /** Takes no more messages and ends the holds; returns at once. */
    void beginStop() {
        stopping.countDown();
        deliveries.forEach(MessageDelivery::stop);
    }

    /** Returns within {@code stopTimeout} and a few seconds, whatever SQS does. An interrupt shortens the wait, and nothing else. */
    void end() {
        beginStop();
        boolean interrupted = awaitMessages();
        executors().shutdownNow(extending);
        // cuts off the polls that wait for messages
        ServiceHelper.stopAndShutdownServices(reader, queue);
        visibility.release();
        monitor.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitMessages() {
        Duration most = options.getStopTimeout();
        int all = options.getConcurrentConsumers();
        boolean interrupted = false;
        try {
            if (work.tryAcquire(all, most.toMillis(), TimeUnit.MILLISECONDS)) {
                work.release(all);
                return false;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        LOG.warn("{}: messages in hand did not end within {}; they are delivered again", route, most);
        return interrupted;
    }

    private boolean isToldToStop() {
        return stopping.getCount() == 0;
    }
}
