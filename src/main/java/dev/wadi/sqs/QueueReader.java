package dev.wadi.sqs;

import java.util.List;
import java.util.Queue;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.sqs.Sqs2Consumer;
import software.amazon.awssdk.services.sqs.model.Message;

/** Camel's consumer of the queue. It polls, hands over the messages one after the other, and deletes each whose exchange ended without exception. */
final class QueueReader extends Sqs2Consumer {
    /** An empty queue waits inside the poll, a full one is read on at once. */
    private static final long MILLIS_BETWEEN_POLLS = 100;

    private final Visibility visibility;

    QueueReader(SourceQueue queue, Visibility visibility, Processor turn) {
        super(queue, turn);
        this.visibility = visibility;
        setGreedy(true);
        setInitialDelay(0);
        setDelay(MILLIS_BETWEEN_POLLS);
    }

    @Override
    protected Queue<Exchange> createExchanges(List<Message> messages) {
        messages.forEach(message -> visibility.begin(message.receiptHandle()));
        return super.createExchanges(messages);
    }
}
