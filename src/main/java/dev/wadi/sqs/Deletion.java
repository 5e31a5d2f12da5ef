package dev.wadi.sqs;

import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.HoldException;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** Deletes messages that are done with, ten by ten. One that cannot be deleted is told of, and comes again. */
final class Deletion {
    /** Limit of SQS. */
    private static final int ENTRIES = 10;

    private final SqsClient client;
    private final SourceQueue queue;
    private final BatchObserver observer;

    Deletion(SqsClient client, SourceQueue queue, BatchObserver observer) {
        this.client = client;
        this.queue = queue;
        this.observer = observer;
    }

    void delete(List<ReceivedMessage> messages) {
        for (int from = 0; from < messages.size(); from += ENTRIES) {
            deletePage(messages.subList(from, Math.min(from + ENTRIES, messages.size())));
        }
    }

    private void deletePage(List<ReceivedMessage> page) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, page.size())
                .mapToObj(index -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .receiptHandle(page.get(index).receiptHandle())
                        .build())
                .toList();
        try {
            List<BatchResultErrorEntry> failed = client.deleteMessageBatch(
                            request -> request.queueUrl(queue.url()).entries(entries))
                    .failed();
            if (failed.isEmpty()) {
                observer.reached();
            } else {
                BatchResultErrorEntry first = failed.get(0);
                tell(failed.size(), first.code() + " " + first.message(), null);
            }
        } catch (SdkException e) {
            tell(page.size(), e.getMessage(), e);
        }
    }

    private void tell(int messages, String why, SdkException cause) {
        observer.holding(new HoldException(
                (messages == 1 ? "A message that is" : messages + " messages that are")
                        + " done with could not be deleted from " + queue.name() + " and will be delivered again: "
                        + why,
                cause));
    }
}
