package dev.wadi.pipelines.oltpingest.store;

import dev.wadi.pipelines.oltpingest.IngestAlert;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes alerts. What could not be published is tried again with the next one; it is in the log, whatever becomes of it. */
public final class AlertTopic {
    /** What an outage of the topic leaves behind is not more than a person reads. */
    private static final int MOST_WAITING = 100;

    private static final Logger LOG = LoggerFactory.getLogger(AlertTopic.class);

    private final String arn;
    private final Deque<IngestAlert> waiting = new ArrayDeque<>();

    /** @param arn blank for none */
    public AlertTopic(String arn) {
        this.arn = arn;
    }

    /** Never throws: a topic that is away does not fail the work. */
    public synchronized void publish(SnsClient sns, IngestAlert alert) {
        LOG.error("{}\n{}", alert.subject(), alert.body());
        if (arn.isBlank()) {
            return;
        }
        if (waiting.size() == MOST_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(alert);
        try {
            while (!waiting.isEmpty()) {
                IngestAlert next = waiting.getFirst();
                sns.publish(
                        request -> request.topicArn(arn).subject(next.subject()).message(next.body()));
                waiting.removeFirst();
            }
        } catch (SdkException e) {
            LOG.error("{} alerts could not be published to {}, and will be with the next one", waiting.size(), arn, e);
        }
    }
}
