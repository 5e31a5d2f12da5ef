package dev.wadi.scenario.environment;

import dev.wadi.edge.aws.Provision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of a scenario's own, which takes in what is sent to it. */
record Inbox(SqsClient sqs, String url) implements AutoCloseable {
    private static final int MOST_PER_CALL = 10;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** @param name with {@code .fifo} at its end for a FIFO queue */
    static Inbox open(ScenarioEnvironment world, String name) {
        return new Inbox(world.sqs(), Provision.queue(world.sqs(), world.unique(name)));
    }

    String arn() {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    /** What comes until it is enough, or has not come for too long; taken out. */
    List<Message> takeUntil(Predicate<List<Message>> enough) {
        List<Message> taken = new ArrayList<>();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!enough.test(taken) && System.nanoTime() < end) {
            taken.addAll(take(1));
        }
        return taken;
    }

    /** All that is there; taken out. */
    List<Message> takeAll() {
        List<Message> taken = new ArrayList<>();
        for (List<Message> page = take(0); !page.isEmpty(); page = take(0)) {
            taken.addAll(page);
        }
        return taken;
    }

    /** A message that is not deleted would hold up those behind it in its group. */
    private List<Message> take(int seconds) {
        List<Message> page = sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(MOST_PER_CALL)
                        .waitTimeSeconds(seconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        page.forEach(
                message -> sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
        return page;
    }

    /** Deletes the queue. */
    @Override
    public void close() {
        sqs.deleteQueue(request -> request.queueUrl(url));
    }
}
