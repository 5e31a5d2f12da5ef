package dev.wadi.blocks.dynamodb;

import dev.wadi.edge.dynamodb.TableKey;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** A table in which the first write of a key wins. */
record PutOnceTable(String table, TableKey key) {

    /** Whether the row was written now; false: one of this key is there already, and stays as it is. */
    boolean put(DynamoDbClient client, Map<String, AttributeValue> item) {
        try {
            client.putItem(request -> request.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(#key)")
                    .expressionAttributeNames(Map.of("#key", key.names().get(0))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
