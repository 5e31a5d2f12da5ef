package dev.wadi.delivery.deadletter;

import dev.wadi.delivery.HoldException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The letters of one call. */
record LetterPage(DeadLetterQueue queue, List<OutgoingLetter> letters) {
    /** One for all letters of a FIFO queue: their order means nothing. */
    private static final String GROUP = "dead-letters";

    /** The id of an entry is its place in the page. */
    SendMessageBatchRequest request() {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>(letters.size());
        for (OutgoingLetter letter : letters) {
            SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(letter.text());
            if (queue.isFifo()) {
                entry.messageGroupId(GROUP).messageDeduplicationId(letter.id());
            }
            entries.add(entry.build());
        }
        return SendMessageBatchRequest.builder()
                .queueUrl(queue.url())
                .entries(entries)
                .build();
    }

    /** Notes which letters the queue has, so that the next attempt leaves them out. */
    void requireAllTaken(SendMessageBatchResponse answer) {
        answer.successful()
                .forEach(entry -> letters.get(Integer.parseInt(entry.id())).taken());
        long missing = letters.stream().filter(letter -> !letter.isTaken()).count();
        if (missing > 0) {
            List<BatchResultErrorEntry> failed = answer.failed();
            throw new HoldException(missing + " dead letters were not taken by the queue"
                    + (failed.isEmpty()
                            ? ""
                            : ": " + failed.get(0).code() + " " + failed.get(0).message()));
        }
    }
}
