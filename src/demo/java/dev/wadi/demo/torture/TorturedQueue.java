package dev.wadi.demo.torture;

import dev.wadi.delivery.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** An SQS queue. What was in flight when a process was killed comes again by itself. */
final class TorturedQueue implements TorturedSource {
    private static final int MESSAGES = 10;
    private static final int BYTES = 200_000;
    private static final int GROUPS = 8;

    private final SqsClient sqs;
    private final String url;
    private final Map<String, String> settings;
    private int sent;

    /** @param settings with the URL of the queue */
    TorturedQueue(SqsClient sqs, String url, Map<String, String> settings) {
        this.sqs = sqs;
        this.url = url;
        this.settings = Map.copyOf(settings);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public void put(List<? extends SourceRecord> records) {
        List<SendMessageBatchRequestEntry> page = new ArrayList<>();
        int bytes = 0;
        for (SourceRecord record : records) {
            int size = record.payload().length;
            if (page.size() == MESSAGES || (!page.isEmpty() && bytes + size > BYTES)) {
                send(page);
                page = new ArrayList<>();
                bytes = 0;
            }
            page.add(entry(record));
            bytes += size;
        }
        if (!page.isEmpty()) {
            send(page);
        }
    }

    private SendMessageBatchRequestEntry entry(SourceRecord record) {
        sent++;
        boolean fifo = url.endsWith(".fifo");
        return SendMessageBatchRequestEntry.builder()
                .id("m" + sent)
                .messageBody(record.text())
                .messageGroupId(fifo ? "group-" + sent % GROUPS : null)
                .messageDeduplicationId(fifo ? UUID.randomUUID().toString() : null)
                .build();
    }

    private void send(List<SendMessageBatchRequestEntry> page) {
        int refused = sqs.sendMessageBatch(request -> request.queueUrl(url).entries(page))
                .failed()
                .size();
        if (refused > 0) {
            throw new IllegalStateException(refused + " messages could not be put on " + url);
        }
    }

    @Override
    public boolean isAcknowledged() {
        return counts().values().stream().allMatch("0"::equals);
    }

    @Override
    public String progress() {
        return counts().toString();
    }

    private Map<QueueAttributeName, String> counts() {
        return new TreeMap<>(sqs.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes());
    }

    @Override
    public void deliverAgain() {
        throw new UnsupportedOperationException("messages that were deleted do not come again");
    }

    @Override
    public void reshard() {
        throw new UnsupportedOperationException("a queue has no shards");
    }

    @Override
    public void close() {
        sqs.deleteQueue(request -> request.queueUrl(url));
    }
}
