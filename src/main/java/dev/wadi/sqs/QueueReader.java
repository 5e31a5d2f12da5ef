package dev.wadi.sqs;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Consumer;
import software.amazon.awssdk.services.sqs.model.Message;

/** Camel's consumer of the queue. It polls, by as many threads and calls at a time as are set; what one poll has received is handed over together. */
final class QueueReader extends Sqs2Consumer {
    /** An empty queue waits inside the poll, a full one is read on at once. */
    private static final long MILLIS_BETWEEN_POLLS = 100;

    private final MessageMemory memory;
    private final Visibility visibility;
    private final BooleanSupplier stopping;
    private final Consumer<List<ReceivedMessage>> target;

    QueueReader(
            SourceQueue queue,
            MessageMemory memory,
            Visibility visibility,
            BooleanSupplier stopping,
            Consumer<List<ReceivedMessage>> target) {
        super(queue, exchange -> {});
        this.memory = memory;
        this.visibility = visibility;
        this.stopping = stopping;
        this.target = target;
        setGreedy(true);
        setInitialDelay(0);
        setDelay(MILLIS_BETWEEN_POLLS);
    }

    @Override
    protected int poll() throws Exception {
        if (!memory.take(stopping)) {
            return 0;
        }
        try {
            return super.poll();
        } finally {
            memory.giveBack();
        }
    }

    /** One for all of them. */
    @Override
    protected Queue<Exchange> createExchanges(List<Message> messages) {
        messages.forEach(message -> visibility.begin(message.receiptHandle()));
        memory.shrink(
                messages.stream().mapToLong(message -> message.body().length()).sum());
        Queue<Exchange> poll = new ArrayDeque<>(1);
        if (!messages.isEmpty()) {
            Exchange exchange = createExchange(false);
            exchange.getMessage()
                    .setBody(messages.stream().map(ReceivedMessage::of).toList());
            poll.add(exchange);
        }
        return poll;
    }

    @Override
    @SuppressWarnings("unchecked") // as made above
    public int processBatch(Queue<Object> polls) {
        if (polls.isEmpty()) {
            return 0;
        }
        Exchange poll = (Exchange) polls.remove();
        List<ReceivedMessage> messages = poll.getMessage().getBody(List.class);
        target.accept(messages);
        return messages.size();
    }
}
