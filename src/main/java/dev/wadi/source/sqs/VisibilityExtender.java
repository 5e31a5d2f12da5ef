package dev.wadi.source.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

/**
 * Keeps the messages in flight hidden from other consumers, from their receipt on. Camel's own extension begins with a message's own turn, when those
 * before it in the poll may have used its time up, and after a fault it comes too late with the second attempt.
 *
 * <p>{@link #extend()} is to be called three times in a timeout.
 */
final class VisibilityExtender {
    private static final Logger LOG = LoggerFactory.getLogger(VisibilityExtender.class);
    /** Limit of SQS. */
    private static final int ENTRIES = 10;
    /** SQS hides a message for 12 hours at most, counted from its receipt; a minute less, as its clock began before ours. */
    private static final Duration LONGEST = Duration.ofHours(12).minusMinutes(1);
    /** A call that takes longer is better made anew; the next extension comes in any case. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
    /** A stop waits for the last calls, whatever becomes of them. */
    private static final Duration LONGEST_RELEASE = Duration.ofSeconds(1);

    private final SqsClient client;
    private final SourceQueue queue;
    private final Duration timeout;
    private final Executor executor;
    private final BooleanSupplier stopping;
    /** Time of receipt by receipt handle. */
    private final Map<String, Long> inFlight = new ConcurrentHashMap<>();
    /** Those of them that are being deleted: kept hidden until that is over, and SQS may know them no more. */
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();

    /**
     * @param timeout for how long a message is hidden, whole seconds
     * @param executor has a thread for each call, so that a slow one delays no other
     */
    VisibilityExtender(
            SqsClient client, SourceQueue queue, Duration timeout, Executor executor, BooleanSupplier stopping) {
        this.client = client;
        this.queue = queue;
        this.timeout = timeout;
        this.executor = executor;
        this.stopping = stopping;
    }

    void begin(String receiptHandle) {
        inFlight.put(receiptHandle, System.nanoTime());
    }

    void leave(String receiptHandle) {
        leaving.add(receiptHandle);
    }

    void end(String receiptHandle) {
        inFlight.remove(receiptHandle);
        leaving.remove(receiptHandle);
    }

    /** Nobody works on the message any more; it stays hidden for so long, or until its timeout where SQS does not answer. */
    void postpone(String receiptHandle, Duration pause) {
        Duration left = LONGEST.minus(age(receiptHandle));
        end(receiptHandle);
        long seconds = Math.max(0, Math.min(pause.toSeconds(), left.toSeconds()));
        try {
            report(List.of(receiptHandle), change(List.of(receiptHandle), receipt -> (int) seconds, LONGEST_CALL));
        } catch (RuntimeException e) {
            LOG.info(
                    "{}: a message is delivered again after {}, not {}: {}",
                    queue.name(),
                    timeout,
                    pause,
                    e.toString());
        }
    }

    /** How long ago the message was received; nothing for one that is not in flight. */
    Duration age(String receiptHandle) {
        Long received = inFlight.get(receiptHandle);
        return received == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - received);
    }

    /** A slow answer is waited for as long as that is of use: until the next extension. */
    void extend() {
        Duration third = timeout.dividedBy(3);
        Duration limit = third.compareTo(LONGEST_CALL) < 0 ? third : LONGEST_CALL;
        for (List<String> page : pages()) {
            try {
                executor.execute(() -> extend(page, limit));
            } catch (RejectedExecutionException e) {
                // a scheduled task that throws is never run again
                tell(page.size(), e.toString());
            }
        }
    }

    private void extend(List<String> page, Duration limit) {
        try {
            report(page, change(page, this::extension, limit));
        } catch (RuntimeException e) {
            tell(page.size(), e.toString());
        }
    }

    private int extension(String receipt) {
        Duration left = LONGEST.minus(age(receipt));
        return (int) Math.max(0, Math.min(timeout.toSeconds(), left.toSeconds()));
    }

    /** All that is in flight can be received by others at once, or after the timeout where SQS does not answer. */
    void release() {
        long end = System.nanoTime() + LONGEST_RELEASE.toNanos();
        for (List<String> page : pages()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                break;
            }
            try {
                change(page, receipt -> 0, left);
            } catch (RuntimeException e) {
                LOG.info(
                        "{}: {} messages in flight are delivered again after {}, not at once: {}",
                        queue.name(),
                        page.size(),
                        timeout,
                        e.toString());
            }
        }
        inFlight.clear();
        leaving.clear();
    }

    private List<List<String>> pages() {
        List<String> receipts = new ArrayList<>(inFlight.keySet());
        List<List<String>> pages = new ArrayList<>();
        for (int from = 0; from < receipts.size(); from += ENTRIES) {
            pages.add(receipts.subList(from, Math.min(from + ENTRIES, receipts.size())));
        }
        return pages;
    }

    private ChangeMessageVisibilityBatchResponse change(
            List<String> receipts, ToIntFunction<String> seconds, Duration limit) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(0, receipts.size())
                .mapToObj(index -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .receiptHandle(receipts.get(index))
                        .visibilityTimeout(seconds.applyAsInt(receipts.get(index)))
                        .build())
                .toList();
        return client.changeMessageVisibilityBatch(request -> request.queueUrl(queue.url())
                .entries(entries)
                .overrideConfiguration(AwsRequestOverrideConfiguration.builder()
                        .apiCallTimeout(limit)
                        .build()));
    }

    private void report(List<String> receipts, ChangeMessageVisibilityBatchResponse response) {
        Map<String, String> refused = response.failed().stream()
                .filter(one -> isInFlight(receipts.get(Integer.parseInt(one.id()))))
                .collect(Collectors.toMap(one -> one.id(), one -> one.code() + " " + one.message()));
        if (!refused.isEmpty()) {
            tell(refused.size(), refused.values().iterator().next());
        }
    }

    /** One that was deleted meanwhile is refused, and may be. */
    private boolean isInFlight(String receipt) {
        return inFlight.containsKey(receipt) && !leaving.contains(receipt);
    }

    /** A stop cuts the call off and releases the messages. */
    private void tell(int messages, String why) {
        if (!stopping.getAsBoolean()) {
            LOG.warn(
                    "{}: {} messages in flight could not be kept hidden and may be delivered a second time: {}",
                    queue.name(),
                    messages,
                    why);
        }
    }
}
