package dev.wadi.deadletter;

import dev.wadi.delivery.HoldException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.apache.camel.support.CamelContextHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * The queues that {@code <pipeline>.dead-letter-queue} name. Address and limit of each are asked for once, and again after five minutes or a failed call.
 */
final class DeadLetterQueues {
    static final String MAX_BYTES_SETTING = "wadi.dead-letter-max-bytes";
    /** Limit of SQS for one message, and for all of a call. */
    private static final int MOST_BYTES = 1_048_576;

    private static final long REMEMBERED_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterQueues.class);

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

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
        SqsClient sqs = client(context);
        String url = queue.contains("://")
                ? queue
                : sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        int most = CamelContextHelper.parseInt(context, "{{" + MAX_BYTES_SETTING + ":" + MOST_BYTES + "}}");
        return new DeadLetterQueue(url, Math.min(Math.min(most, MOST_BYTES), ownLimit(sqs, url)));
    }

    /** The one that Camel sends with. */
    private static SqsClient client(CamelContext context) {
        Sqs2Component camel = context.getComponent("aws2-sqs", Sqs2Component.class);
        SqsClient configured = camel.getConfiguration().getAmazonSQSClient();
        return configured == null ? context.getRegistry().findSingleByType(SqsClient.class) : configured;
    }

    /** Of a queue that does not tell: that of SQS. An outage is thrown on; the letter could not be sent either. */
    private int ownLimit(SqsClient sqs, String url) {
        try {
            String bytes = sqs.getQueueAttributes(
                            request -> request.queueUrl(url).attributeNames(QueueAttributeName.MAXIMUM_MESSAGE_SIZE))
                    .attributes()
                    .get(QueueAttributeName.MAXIMUM_MESSAGE_SIZE);
            return bytes == null ? MOST_BYTES : Integer.parseInt(bytes);
        } catch (QueueDoesNotExistException e) {
            throw e;
        } catch (SqsException e) {
            if (e.statusCode() >= 500 || e.isThrottlingException()) {
                throw e;
            }
            if (warned.add(url)) {
                LOG.warn(
                        "MaximumMessageSize of {} could not be read (sqs:GetQueueAttributes), taken for {} bytes: {}."
                                + " If it is lower, set {}.",
                        url,
                        MOST_BYTES,
                        e.getMessage(),
                        MAX_BYTES_SETTING);
            }
            return MOST_BYTES;
        }
    }
}
