package dev.wadi.pipelines.snapshotstatus.store;

import dev.wadi.delivery.StableId;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The bookkeeping table's markers of files that are counted.
 *
 * @param retention a file that comes again later than that counts again
 */
record ProcessedFiles(String table, Clock clock, Duration retention) {

    /** Fails where the file was counted before. */
    TransactWriteItem mark(SnapshotMessage message) {
        long end = clock.instant().plus(retention).getEpochSecond();
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(Map.of(
                                "Id", AttributeValue.fromS(id(message)),
                                "TimeToExist", AttributeValue.fromN(Long.toString(end))))
                        .conditionExpression("attribute_not_exists(Id)"))
                .build();
    }

    /** The same for all messages that tell of the same file. */
    static String id(SnapshotMessage message) {
        return "file#"
                + StableId.of(
                        message.correlationId(),
                        message.collectionName(),
                        message.file().kind().name(),
                        message.file().value());
    }
}
