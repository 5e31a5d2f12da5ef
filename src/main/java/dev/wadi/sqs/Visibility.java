package dev.wadi.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

/**
 * Keeps the messages in hand hidden from other consumers, from their receipt on. Camel's own extension begins with a message's own turn, when those
 * before it in the poll may have used its time up, and after a fault it comes too late with the second attempt.
 *
 * <p>{@link #extend()} is to be called three times in a timeout.
 */
final class Visibility {
    private static final Logger LOG = LoggerFactory.getLogger(Visibility.class);
    /** Limit of SQS. */
    private static final int ENTRIES = 10;
    /** A stop waits for the last call, whatever becomes of it; an extension comes again anyway. */
    private static final AwsRequestOverrideConfiguration LIMITED = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(1))
            .build();

    private final SqsClient client;
    private final SourceQueue queue;
    private final int seconds;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    Visibility(SqsClient client, SourceQueue queue, int seconds) {
        this.client = client;
        this.queue = queue;
        this.seconds = seconds;
    }

    void begin(String receiptHandle) {
        inHand.add(receiptHandle);
    }

    void end(String receiptHandle) {
        inHand.remove(receiptHandle);
    }

    void extend() {
        change(seconds);
    }

    /** All that is in hand can be received by others at once. */
    void release() {
        change(0);
        inHand.clear();
    }

    private void change(int visible) {
        List<String> receipts = new ArrayList<>(inHand);
        for (int from = 0; from < receipts.size(); from += ENTRIES) {
            List<String> page = receipts.subList(from, Math.min(from + ENTRIES, receipts.size()));
            try {
                report(page, request(page, visible));
            } catch (RuntimeException e) {
                // a scheduled task that throws is never run again
                LOG.warn(
                        "{}: the visibility of {} messages in hand could not be changed; they may be delivered a second time: {}",
                        queue.name(),
                        page.size(),
                        e.toString());
            }
        }
    }

    private ChangeMessageVisibilityBatchResponse request(List<String> receipts, int visible) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(0, receipts.size())
                .mapToObj(index -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .receiptHandle(receipts.get(index))
                        .visibilityTimeout(visible)
                        .build())
                .toList();
        return client.changeMessageVisibilityBatch(
                request -> request.queueUrl(queue.url()).entries(entries).overrideConfiguration(LIMITED));
    }

    private void report(List<String> receipts, ChangeMessageVisibilityBatchResponse response) {
        Map<String, String> refused = response.failed().stream()
                // one that was deleted meanwhile is refused, and may be
                .filter(one -> inHand.contains(receipts.get(Integer.parseInt(one.id()))))
                .collect(Collectors.toMap(one -> one.id(), one -> one.code() + " " + one.message()));
        if (!refused.isEmpty()) {
            LOG.warn(
                    "{}: the visibility of {} messages in hand was not changed; they may be delivered a second time: {}",
                    queue.name(),
                    refused.size(),
                    refused.values().iterator().next());
        }
    }
}
