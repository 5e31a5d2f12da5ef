package dev.wadi.pipelines.snapshotstatus.store;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.aws.Transaction;
import dev.wadi.pipelines.snapshotstatus.CollectionKey;
import dev.wadi.pipelines.snapshotstatus.ReportReason;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Counts the files of one collection, each once: their markers and the counter are one transaction (spec section 6). */
record FileCounter(DynamoDbClient client, CollectionTable collections, ProcessedFiles markers) {
    /** Limit of DynamoDB, less the counter. */
    private static final int MOST_MARKERS = 99;

    void count(CollectionKey collection, List<SnapshotMessage> messages, FileCounts counts) {
        Map<String, SnapshotMessage> files = new LinkedHashMap<>();
        for (SnapshotMessage message : messages) {
            SnapshotMessage first = files.putIfAbsent(ProcessedFiles.id(message), message);
            if (first != null) {
                counts.repeats(message, first);
            }
        }
        List<SnapshotMessage> distinct = List.copyOf(files.values());
        for (int from = 0; from < distinct.size(); from += MOST_MARKERS) {
            page(collection, distinct.subList(from, Math.min(from + MOST_MARKERS, distinct.size())), counts);
        }
    }

    /** Where many workers count for the same collection, smaller pages come through sooner. */
    private void page(CollectionKey collection, List<SnapshotMessage> page, FileCounts counts) {
        try {
            write(collection, page, counts);
        } catch (RefusedException e) {
            page.forEach(message -> counts.refused(message, e));
        } catch (TransactionConflictException e) {
            if (page.size() == 1) {
                throw e;
            }
            int half = page.size() / 2;
            page(collection, page.subList(0, half), counts);
            page(collection, page.subList(half, page.size()), counts);
        }
    }

    /** What was counted before is named by the answer, and left out the next time. */
    private void write(CollectionKey collection, List<SnapshotMessage> page, FileCounts counts)
            throws RefusedException {
        List<SnapshotMessage> open = new ArrayList<>(page);
        while (!open.isEmpty()) {
            Transaction transaction = new Transaction();
            open.forEach(message -> transaction.add(markers.mark(message)));
            transaction.add(collections.countFiles(collection, open.size()));
            Transaction.Result result =
                    page.size() == 1 ? transaction.write(client) : transaction.write(client, Transaction.FEW_ATTEMPTS);
            if (result.isWritten()) {
                open.forEach(counts::first);
                return;
            }
            List<SnapshotMessage> rest = new ArrayList<>();
            for (int marker = 0; marker < open.size(); marker++) {
                if (result.isUnmet(marker)) {
                    counts.duplicate(open.get(marker));
                } else {
                    rest.add(open.get(marker));
                }
            }
            if (result.isUnmet(open.size())) {
                RefusedException why = refusal(result, open.size());
                rest.forEach(message -> counts.refused(message, why));
                return;
            }
            open = rest;
        }
    }

    private static RefusedException refusal(Transaction.Result result, int row) {
        try {
            // a row without status is refused here, one without a number below
            CollectionTable.state(result.unmet().get(row));
            return new RefusedException(ReportReason.corrupt_state, "FilesReceived is not a number");
        } catch (RefusedException e) {
            return e;
        }
    }
}
