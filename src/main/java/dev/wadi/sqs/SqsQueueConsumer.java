package dev.wadi.sqs;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.BatchTarget;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.HoldPolicy;
import dev.wadi.delivery.RouteTarget;
import dev.wadi.delivery.SourceHistory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Takes what Camel's consumer of the queue receives, and runs it through the route by the one rule for faults. The exchange of the route is a fresh one:
 * the receipt handle, which the deletion needs, stays in the one that was received, out of the reach of any step, and no header of a sender's is in the
 * route's.
 */
class SqsQueueConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(SqsQueueConsumer.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);

    private final SqsQueueEndpoint options;
    private final Set<MessageDelivery> deliveries = ConcurrentHashMap.newKeySet();
    private final Semaphore work;
    private CountDownLatch stopping = new CountDownLatch(1);
    private SourceQueue queue;
    private DeliveryMonitor monitor;
    private BatchObserver left;
    private Backoff backoff;
    private SourceHistory history;
    private ProducerTemplate template;
    private BatchTarget<SqsMessage> target;
    private QueueWatch watch;
    private Visibility visibility;
    private ScheduledExecutorService extending;
    private volatile QueueReader reader;

    SqsQueueConsumer(SqsQueueEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        options = endpoint;
        work = new Semaphore(endpoint.getConcurrentConsumers());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContext context = getEndpoint().getCamelContext();
        stopping = new CountDownLatch(1);
        queue = SourceQueue.of(options);
        monitor = new DeliveryMonitor(context, getRouteId(), "sqs-queue:" + getRouteId());
        setHealthCheck(monitor);
        left = monitor.part(queue.name() + "/redelivery");
        backoff = Backoff.between(FIRST_BACKOFF, options.getMaxBackoff());
        history = SourceHistory.of(context, HoldPolicy.of(backoff));
        template = context.createProducerTemplate();
        target = new RouteTarget<>(one -> createExchange(false), getProcessor(), template, getRouteId());
        visibility = new Visibility(options.getComponent().getAmazonSQSClient(), queue, (int)
                options.getVisibilityTimeout().toSeconds());
        watch = new QueueWatch(
                queue.name(),
                getRouteId(),
                monitor.part(queue.name()),
                monitor.part(queue.name() + "/deletion"),
                backoff,
                stopping);
        reader = new QueueReader(queue, visibility, this::take);
        reader.setPollStrategy(watch);
        reader.setExceptionHandler(watch);
        options.getComponent().add(this);
        extending = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "sqs-queue-visibility");
        long third = options.getVisibilityTimeout().toMillis() / 3;
        var unused = extending.scheduleAtFixedRate(visibility::extend, third, third, TimeUnit.MILLISECONDS);
        ServiceHelper.startService(queue, reader);
    }

    /** One message as Camel received it. It is deleted at the end of its unit of work unless its exchange has an exception. */
    private void take(Exchange received) throws Exception {
        work.acquireUninterruptibly();
        // a stop that did not wait for this takes the field away
        QueueReader current = reader;
        try {
            String receipt = received.getMessage().getHeader(Sqs2Constants.RECEIPT_HANDLE, String.class);
            current.createUoW(received);
            // until it is known to be done, also where what follows ends in an error
            received.setException(new IllegalStateException("left to redelivery"));
            try {
                if (!isToldToStop() && deliver(messageOf(received))) {
                    received.setException(null);
                }
            } catch (Error e) {
                // thrown on, it would end this consumer's polling for good
                left.holding(e);
            } finally {
                if (!received.isFailed() || !isToldToStop()) {
                    visibility.end(receipt);
                }
                current.doneUoW(received);
                if (!received.isFailed()) {
                    watch.ended(received);
                }
            }
        } finally {
            work.release();
        }
    }

    private static SqsMessage messageOf(Exchange received) {
        Map<?, ?> attributes = received.getMessage().getHeader(Sqs2Constants.ATTRIBUTES, Map.of(), Map.class);
        return new SqsMessage(
                received.getMessage().getHeader(Sqs2Constants.MESSAGE_ID, String.class),
                received.getMessage().getBody(String.class),
                (String) attributes.get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
    }

    private boolean deliver(SqsMessage message) {
        MessageDelivery delivery =
                new MessageDelivery(message, queue.name(), target, monitor, history, options.getMaxHold());
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

    @Override
    protected void doStop() throws Exception {
        // a start that failed elsewhere stops what never started
        if (reader != null) {
            if (getEndpoint().getCamelContext().isStopping()) {
                // one after the other, each with its time for the messages in hand, would take too long
                options.getComponent().stopConsumers();
            }
            beginStop();
            Duration most = options.getStopTimeout();
            int all = options.getConcurrentConsumers();
            if (work.tryAcquire(all, most.toMillis(), TimeUnit.MILLISECONDS)) {
                work.release(all);
            } else {
                LOG.warn("{}: messages in hand did not end within {}; they are delivered again", getRouteId(), most);
            }
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(extending);
            // cuts off the polls that wait for messages
            ServiceHelper.stopAndShutdownServices(reader, queue);
            visibility.release();
            template.stop();
            monitor.close();
            options.getComponent().remove(this);
            reader = null;
        }
        super.doStop();
    }

    /** Takes no more messages and ends the holds; returns at once. */
    void beginStop() {
        stopping.countDown();
        deliveries.forEach(MessageDelivery::stop);
    }

    private boolean isToldToStop() {
        return stopping.getCount() == 0;
    }
}
