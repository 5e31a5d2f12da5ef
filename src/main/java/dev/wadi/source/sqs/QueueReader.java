package dev.wadi.source.sqs;

import dev.wadi.delivery.BatchObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Camel's consumer of the queue. It polls, by as many threads as are set; what one poll has received is handed over together. A poll waits for the first ten
 * messages at most: what Camel does where more are asked for, several calls that all wait, would keep those that came until the last call has ended.
 */
final class QueueReader extends Sqs2Consumer {
    /** An empty queue waits inside the poll, a full one is read on at once. */
    private static final long MILLIS_BETWEEN_POLLS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(QueueReader.class);

    private final SourceQueue queue;
    private final int most;
    private final MessageMemory memory;
    private final VisibilityExtender visibility;
    private final BatchObserver polls;
    private final BooleanSupplier active;
    private final BooleanSupplier stopping;
    private final Consumer<List<SqsMessage>> target;

    /**
     * @param most messages of a poll
     * @param polls is told when the queue has answered
     * @param active whether this instance may take messages
     */
    QueueReader(
            SourceQueue queue,
            int most,
            MessageMemory memory,
            VisibilityExtender visibility,
            BatchObserver polls,
            BooleanSupplier active,
            BooleanSupplier stopping,
            Consumer<List<SqsMessage>> target) {
        super(queue, exchange -> {});
        this.queue = queue;
        this.most = most;
        this.memory = memory;
        this.visibility = visibility;
        this.polls = polls;
        this.active = active;
        this.stopping = stopping;
        this.target = target;
        setGreedy(true);
        setInitialDelay(0);
        setDelay(MILLIS_BETWEEN_POLLS);
    }

    @Override
    protected int poll() throws Exception {
        if (!active.getAsBoolean()) {
            polls.reached(); // an instance that stands by is well
            return 0;
        }
        if (stopping.getAsBoolean() || !memory.take(stopping)) {
            return 0;
        }
        try {
            int messages = super.poll();
            polls.reached();
            return messages;
        } finally {
            memory.giveBack();
        }
    }

    /** One for all of them, and for what else the queue has. */
    @Override
    protected Queue<Exchange> createExchanges(List<Message> first) {
        List<SqsMessage> messages = new ArrayList<>(first.size());
        try {
            receiveAll(first, messages);
            return exchanges(messages);
        } catch (RuntimeException | Error e) {
            // with nobody at work on them they would be kept hidden for hours
            messages.forEach(message -> visibility.end(message.receiptHandle()));
            throw e;
        }
    }

    private void receiveAll(List<Message> first, List<SqsMessage> messages) {
        begin(first, messages);
        for (List<Message> last = first; isMoreThere(last, messages.size()); ) {
            last = receiveMore(most - messages.size());
            begin(last, messages);
        }
        memory.shrink(
                messages.stream().mapToLong(message -> message.body().length()).sum());
    }

    private Queue<Exchange> exchanges(List<SqsMessage> messages) {
        Queue<Exchange> poll = new ArrayDeque<>(1);
        if (!messages.isEmpty()) {
            Exchange exchange = createExchange(false);
            exchange.getMessage().setBody(List.copyOf(messages));
            poll.add(exchange);
        }
        return poll;
    }

    private void begin(List<Message> received, List<SqsMessage> messages) {
        for (Message message : received) {
            messages.add(SqsMessage.received(message));
            visibility.begin(message.receiptHandle());
        }
    }

    private boolean isMoreThere(List<Message> last, int messages) {
        return last.size() == SourceQueue.MOST_AT_ONCE && messages < most && !stopping.getAsBoolean();
    }

    /** What keeps it from more is told by the next poll; what is there already goes on. */
    private List<Message> receiveMore(int more) {
        try {
            return queue.receive(more);
        } catch (SdkException e) {
            LOG.debug("No more of {}", queue.name(), e);
            return List.of();
        }
    }

    @Override
    @SuppressWarnings("unchecked") // as made above
    public int processBatch(Queue<Object> polls) {
        if (polls.isEmpty()) {
            return 0;
        }
        Exchange poll = (Exchange) polls.remove();
        List<SqsMessage> messages = poll.getMessage().getBody(List.class);
        target.accept(messages);
        return messages.size();
    }
}
