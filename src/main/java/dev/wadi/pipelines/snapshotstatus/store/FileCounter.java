package dev.wadi.pipelines.snapshotstatus.store;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.StableId;
import dev.wadi.edge.dynamodb.CountingOnce;
import dev.wadi.pipelines.snapshotstatus.CollectionKey;
import dev.wadi.pipelines.snapshotstatus.ReportReason;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Counts the files of one collection, each once: their markers and the counter are one transaction (spec section 6).
 *
 * @param markers name of the bookkeeping table
 * @param retention of a marker: a file that comes again later than that counts again
 */
record FileCounter(
        DynamoDbClient client, CollectionTable collections, String markers, Clock clock, Duration retention) {

    void count(CollectionKey collection, List<SnapshotMessage> messages, FileCounts counts) {
        Map<String, SnapshotMessage> files = new LinkedHashMap<>();
        for (SnapshotMessage message : messages) {
            SnapshotMessage first = files.putIfAbsent(id(message), message);
            if (first != null) {
                counts.repeats(message, first);
            }
        }
        new CountingOnce<>(client, new OfCollection(collection), counts).count(List.copyOf(files.values()));
    }

    /** Of a marker: the same for all messages that tell of the same file. */
    private static String id(SnapshotMessage message) {
        return "file#"
                + StableId.of(
                        message.correlationId(),
                        message.collectionName(),
                        message.file().kind().name(),
                        message.file().value());
    }

    private final class OfCollection implements CountingOnce.Counter<SnapshotMessage> {
        private final CollectionKey collection;

        OfCollection(CollectionKey collection) {
            this.collection = collection;
        }

        @Override
        public TransactWriteItem mark(SnapshotMessage file) {
            long end = clock.instant().plus(retention).getEpochSecond();
            return TransactWriteItem.builder()
                    .put(put -> put.tableName(markers)
                            .item(Map.of(
                                    "Id", AttributeValue.fromS(id(file)),
                                    "TimeToExist", AttributeValue.fromN(Long.toString(end))))
                            .conditionExpression("attribute_not_exists(Id)"))
                    .build();
        }

        @Override
        public TransactWriteItem add(List<SnapshotMessage> files) throws RefusedException {
            return collections.countFiles(collection, files.size());
        }

        @Override
        public RefusedException refusal(Map<String, AttributeValue> row) {
            try {
                // a row without status is refused here, one without a number below
                CollectionTable.state(row);
                return new RefusedException(ReportReason.corrupt_state, "FilesReceived is not a number");
            } catch (RefusedException e) {
                return e;
            }
        }
    }
}
