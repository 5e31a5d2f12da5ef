package dev.wadi.edge.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * What queues take for a message, their {@code MaximumMessageSize}: asked for once for each queue, and again after five minutes or when told to
 * {@linkplain #forget}.
 */
public final class QueueSizeLimits {
    /** Limit of SQS for one message, and for all of a call; in bytes. */
    public static final int MOST_BYTES = 1_048_576;

    /** No queue can be set lower; in bytes. */
    public static final int LEAST_BYTES = 1_024;

    private static final int SERVER_ERROR = 500;
    private static final long REMEMBERED_NANOS = TimeUnit.MINUTES.toNanos(5);
    /** All messages of a poll wait for the answer, one after the other. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final Logger LOG = LoggerFactory.getLogger(QueueSizeLimits.class);

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Unanswered> unanswered = new ConcurrentHashMap<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    private record Known(int bytes, long askedNanos) {
        boolean isRecent() {
            return System.nanoTime() - askedNanos < REMEMBERED_NANOS;
        }
    }

    private record Unanswered(SdkException fault, long askedNanos) {
        boolean isRecent() {
            return System.nanoTime() - askedNanos < PAUSE_NANOS;
        }
    }

    /**
     * In bytes.
     *
     * @param untold of a queue of which the credentials may not read it
     * @param remedy what to do then, a sentence for the log
     * @throws SdkException if SQS is away, or the queue: it could not be sent to either. The same for two seconds, without another call
     */
    public int of(SqsClient sqs, String url, int untold, String remedy) {
        Known before = known.get(url);
        if (before != null && before.isRecent()) {
            return before.bytes();
        }
        Unanswered last = unanswered.get(url);
        if (last != null && last.isRecent()) {
            throw last.fault();
        }
        try {
            int bytes = ask(sqs, url, untold, remedy);
            known.put(url, new Known(bytes, System.nanoTime()));
            return bytes;
        } catch (SdkException e) {
            unanswered.put(url, new Unanswered(e, System.nanoTime()));
            throw e;
        }
    }

    /** It may be another now. */
    public void forget(String url) {
        known.remove(url);
        unanswered.remove(url);
    }

    /** The client that Camel sends with. */
    public static SqsClient client(CamelContext context) {
        Sqs2Component camel = context.getComponent("aws2-sqs", Sqs2Component.class);
        SqsClient configured = camel.getConfiguration().getAmazonSQSClient();
        return configured == null ? context.getRegistry().findSingleByType(SqsClient.class) : configured;
    }

    private int ask(SqsClient sqs, String url, int untold, String remedy) {
        try {
            String bytes = sqs.getQueueAttributes(request -> request.queueUrl(url)
                            .attributeNames(QueueAttributeName.MAXIMUM_MESSAGE_SIZE)
                            .overrideConfiguration(limits -> limits.apiCallTimeout(LONGEST_CALL)))
                    .attributes()
                    .get(QueueAttributeName.MAXIMUM_MESSAGE_SIZE);
            return bytes == null ? untold : Integer.parseInt(bytes);
        } catch (QueueDoesNotExistException e) {
            throw e;
        } catch (SqsException e) {
            if (e.statusCode() >= SERVER_ERROR || e.isThrottlingException()) {
                throw e;
            }
            if (warned.add(url)) {
                LOG.warn(
                        "MaximumMessageSize of {} could not be read (sqs:GetQueueAttributes), taken for {} bytes: {}. {}",
                        url,
                        untold,
                        e.getMessage(),
                        remedy);
            }
            return untold;
        }
    }
}
