package dev.wadi.delivery.deadletter;

import dev.wadi.delivery.HoldException;
import dev.wadi.edge.aws.QueueSizeLimits;
import dev.wadi.settings.ByteSize;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The queues that {@code <pipeline>.dead-letter-queue} name. Address and limit of each are asked for once, and again after five minutes or a failed call.
 */
final class DeadLetterQueues {
    static final String MAX_BYTES_SETTING = "wadi.dead-letter-max-bytes";
    private static final long REMEMBERED_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final QueueSizeLimits limits = new QueueSizeLimits();

    private record Known(DeadLetterQueue queue, long askedNanos) {
        boolean isRecent() {
            return System.nanoTime() - askedNanos < REMEMBERED_NANOS;
        }
    }

    DeadLetterQueue of(CamelContext context, String pipeline) {
        Known before = known.get(pipeline);
        if (before != null && before.isRecent()) {
            return before.queue();
        }
        DeadLetterQueue queue = ask(context, pipeline);
        known.put(pipeline, new Known(queue, System.nanoTime()));
        return queue;
    }

    /** Its limit may be another now. */
    void forget(String pipeline) {
        known.remove(pipeline);
    }

    private DeadLetterQueue ask(CamelContext context, String pipeline) {
        String setting = pipeline + ".dead-letter-queue";
        String queue =
                context.resolvePropertyPlaceholders("{{" + setting + ":}}").trim();
        if (queue.isEmpty()) {
            throw new HoldException("A record was refused, but no dead-letter queue is set. Set " + setting
                    + " to the name or URL of an SQS queue.");
        }
        SqsClient sqs = QueueSizeLimits.client(context);
        String url = queue.contains("://")
                ? queue
                : sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        int most = Math.toIntExact(ByteSize.parse(context.resolvePropertyPlaceholders(
                "{{" + MAX_BYTES_SETTING + ":" + QueueSizeLimits.MOST_BYTES + "}}")));
        limits.forget(url); // an answer to another pipeline may be old by now
        int own = limits.of(sqs, url, QueueSizeLimits.MOST_BYTES, "If it is lower, set " + MAX_BYTES_SETTING + ".");
        return new DeadLetterQueue(url, Math.min(most, own));
    }
}
