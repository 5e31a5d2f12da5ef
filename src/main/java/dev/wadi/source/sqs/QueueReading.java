package dev.wadi.source.sqs;

import dev.wadi.delivery.BatchHandler;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.HoldPolicy;
import dev.wadi.delivery.SourceHistory;
import dev.wadi.delivery.Standby;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

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
    private final BatchHandler<SqsMessage> target;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Set<PollDelivery> deliveries = ConcurrentHashMap.newKeySet();
    private final Semaphore work;
    private final Duration maxHold;
    private final Duration retryAfter;
    private final SourceQueue queue;
    private final BatchObserver left;
    private final SourceHistory history;
    private final QueuePollErrorHandler watch;
    private final VisibilityExtender visibility;
    private final RedrivePolicy redrive;
    private final Deletion deletion;
    private final QueueReader reader;
    private final ScheduledExecutorService clock;
    private final ExecutorService extending;

    QueueReading(SqsQueueEndpoint options, String route, DeliveryMonitor monitor, BatchHandler<SqsMessage> target) {
        this.options = options;
        this.route = route;
        this.monitor = monitor;
        this.target = target;
        work = new Semaphore(options.getConcurrentConsumers());
        maxHold = options.getMaxHold();
        retryAfter = options.getRetryAfter();
        queue = SourceQueue.of(options);
        left = monitor.part(queue.name() + "/redelivery");
        HoldPolicy policy = HoldPolicy.upTo(options.getMaxBackoff());
        history = SourceHistory.of(options.getCamelContext(), policy);
        SqsClient client = options.getComponent().getAmazonSQSClient();
        clock = executors().newSingleThreadScheduledExecutor(this, "sqs-queue-clock");
        extending = executors().newCachedThreadPool(this, "sqs-queue-visibility");
        visibility =
                new VisibilityExtender(client, queue, options.getVisibilityTimeout(), extending, this::isToldToStop);
        redrive = new RedrivePolicy(client, queue);
        BatchObserver polls = monitor.part(queue.name());
        watch = new QueuePollErrorHandler(queue.name(), route, polls, policy.backoff(), stopping);
        deletion = new Deletion(client, queue, monitor.part(queue.name() + "/deletion"));
        reader = new QueueReader(
                queue,
                options.getMaxRecords(),
                new MessageMemory(options.getMaxBytes(), options.getMaxRecords()),
                visibility,
                polls,
                () -> isActive(route),
                this::isToldToStop,
                this::take);
        reader.setPollStrategy(watch);
        reader.setExceptionHandler(watch);
    }

    /** A reload may put another bean in its place. */
    private boolean isActive(String route) {
        return options.getCamelContext().getRegistry().findByType(Standby.class).stream()
                .filter(one -> one.pipeline().equals(route))
                .allMatch(Standby::isActive);
    }

    private ExecutorServiceManager executors() {
        return options.getCamelContext().getExecutorServiceManager();
    }

    void start() {
        long third = options.getVisibilityTimeout().toMillis() / 3;
        var unused = clock.scheduleAtFixedRate(visibility::extend, third, third, TimeUnit.MILLISECONDS);
        ServiceHelper.startService(queue, reader);
    }

    private void take(List<SqsMessage> poll) {
        work.acquireUninterruptibly();
        try {
            if (!isToldToStop()) {
                deliver(poll);
            }
        } catch (Error e) {
            // thrown on, it would end this consumer's polling for good
            left.holding(e);
        } finally {
            if (!isToldToStop()) {
                end(poll);
            }
            work.release();
        }
    }

    private void deliver(List<SqsMessage> poll) {
        PollDelivery delivery = new PollDelivery(
                poll, queue.name(), target, monitor, history, queue.isFifo(), this::done, maxHold, this::mayBeLeft);
        deliveries.add(delivery);
        try {
            if (isToldToStop()) {
                delivery.stop();
            }
            if (delivery.deliver()) {
                left.reached();
            } else if (!isToldToStop()) {
                left.holding(delivery.left());
                postpone(delivery.open());
            }
        } finally {
            deliveries.remove(delivery);
        }
    }

    /** What was delivered before stays hidden for twice as long. */
    private void postpone(List<SqsMessage> messages) {
        if (!retryAfter.isZero()) {
            messages.forEach(message -> visibility.postpone(
                    message.receiptHandle(), message.receipts() > 1 ? retryAfter.multipliedBy(2) : retryAfter));
        }
    }

    private List<SqsMessage> done(List<SqsMessage> messages) {
        messages.forEach(message -> visibility.leave(message.receiptHandle()));
        List<SqsMessage> deleted = deletion.delete(messages);
        end(messages);
        return deleted;
    }

    private void end(List<SqsMessage> messages) {
        messages.forEach(message -> visibility.end(message.receiptHandle()));
    }

    private boolean mayBeLeft(Collection<SqsMessage> messages) {
        return messages.stream()
                        .anyMatch(one -> visibility.age(one.receiptHandle()).compareTo(LONGEST_HOLD) > 0)
                || messages.stream().allMatch(one -> redrive.allowsAnother(one.receipts()));
    }

    /** Takes no more messages and ends the holds; returns at once. */
    void beginStop() {
        stopping.countDown();
        deliveries.forEach(PollDelivery::stop);
    }

    /** Returns within {@code stopTimeout} and a few seconds, whatever SQS does. An interrupt shortens the wait, and nothing else. */
    void end() {
        beginStop();
        boolean interrupted = awaitMessages();
        executors().shutdownNow(clock);
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
        LOG.warn("{}: messages in flight did not end within {}; they are delivered again", route, most);
        return interrupted;
    }

    private boolean isToldToStop() {
        return stopping.getCount() == 0;
    }
}
