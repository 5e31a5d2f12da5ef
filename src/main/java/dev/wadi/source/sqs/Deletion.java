package dev.wadi.source.sqs;

import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.HoldException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** Deletes messages that are done with, ten by ten. One that cannot be deleted is told of, and comes again. */
final class Deletion {
    /** Limit of SQS. */
    private static final int ENTRIES = 10;
    /** Of what SQS could not do just now. */
    private static final int ATTEMPTS = 3;

    private final SqsClient client;
    private final SourceQueue queue;
    private final BatchObserver observer;

    Deletion(SqsClient client, SourceQueue queue, BatchObserver observer) {
        this.client = client;
        this.queue = queue;
        this.observer = observer;
    }

    /** Returns those that are deleted. */
    List<SqsMessage> delete(List<SqsMessage> messages) {
        List<SqsMessage> deleted = new ArrayList<>(messages);
        for (int from = 0; from < messages.size(); from += ENTRIES) {
            deleted.removeAll(deletePage(messages.subList(from, Math.min(from + ENTRIES, messages.size()))));
        }
        return deleted;
    }

    /** Returns those of which nobody has said that they are deleted. */
    private List<SqsMessage> deletePage(List<SqsMessage> page) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, page.size())
                .mapToObj(index -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .receiptHandle(page.get(index).receiptHandle())
                        .build())
                .toList();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        try {
            for (int left = ATTEMPTS - 1; !entries.isEmpty(); left--) {
                List<DeleteMessageBatchRequestEntry> tried = entries;
                Map<Boolean, List<BatchResultErrorEntry>> byHope =
                        client
                                .deleteMessageBatch(
                                        request -> request.queueUrl(queue.url()).entries(tried))
                                .failed()
                                .stream()
                                .collect(Collectors.partitioningBy(isWorthAnother(left)));
                failed.addAll(byHope.get(false));
                Set<String> again =
                        byHope.get(true).stream().map(BatchResultErrorEntry::id).collect(Collectors.toSet());
                entries = tried.stream()
                        .filter(entry -> again.contains(entry.id()))
                        .toList();
            }
            if (failed.isEmpty()) {
                observer.reached();
            } else {
                BatchResultErrorEntry first = failed.get(0);
                tell(failed.size(), first.code() + " " + first.message(), null);
            }
        } catch (SdkException e) {
            tell(entries.size() + failed.size(), e.getMessage(), e);
        }
        return Stream.concat(
                        failed.stream().map(BatchResultErrorEntry::id),
                        entries.stream().map(DeleteMessageBatchRequestEntry::id))
                .map(id -> page.get(Integer.parseInt(id)))
                .toList();
    }

    /** The SDK tries a call again, not a part of one. */
    private static Predicate<BatchResultErrorEntry> isWorthAnother(int left) {
        return entry -> left > 0 && !Boolean.TRUE.equals(entry.senderFault());
    }

    private void tell(int messages, String why, SdkException cause) {
        observer.holding(new HoldException(
                (messages == 1 ? "A message that is" : messages + " messages that are")
                        + " done with could not be deleted from " + queue.name() + " and will be delivered again: "
                        + why,
                cause));
    }
}
