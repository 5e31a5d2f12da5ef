package dev.wadi.pipelines.snapshotstatus.store;

import dev.wadi.pipelines.snapshotstatus.RunMilestone;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The product table: one row of ours for each run, among those of others. */
record ProductTable(String table) {
    private static final String PRODUCT = "SNAPSHOT_SENDER";

    /** Fails where the run has reached it before. The row is made if it is not there; of one that is, only the status changes. */
    TransactWriteItem reach(SnapshotMessage message, RunMilestone milestone) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Map.of(
                                "Correlation_Id", AttributeValue.fromS(message.correlationId()),
                                "DataProduct", AttributeValue.fromS(PRODUCT)))
                        .updateExpression("SET #status = :new")
                        .conditionExpression("attribute_not_exists(#status) OR #status <> :new")
                        .expressionAttributeNames(Map.of("#status", "Status"))
                        .expressionAttributeValues(Map.of(":new", AttributeValue.fromS(milestone.productStatus()))))
                .build();
    }
}
