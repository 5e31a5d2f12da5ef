package dev.wadi.blocks.dynamodb;

import dev.wadi.edge.dynamodb.StoredValues;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A change of attributes of one row, where a condition holds.
 *
 * @param values of the attributes that are set, by name
 * @param bound what the condition compares with, by the name that stands behind the colon
 */
record RowUpdate(
        Map<String, AttributeValue> key, Map<String, AttributeValue> values, Map<String, AttributeValue> bound) {

    WriteAnswer write(DynamoDbClient client, String table, UpdateCondition condition) {
        UpdateExpression expression = new UpdateExpression(condition, this);
        try {
            Map<String, AttributeValue> before = client.updateItem(request -> request.tableName(table)
                            .key(key)
                            .updateExpression(expression.update())
                            .conditionExpression(expression.condition())
                            .expressionAttributeNames(expression.names())
                            .expressionAttributeValues(expression.values())
                            .returnValues(ReturnValue.UPDATED_OLD)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                    .attributes();
            return isSame(before) ? WriteAnswer.UNCHANGED : WriteAnswer.STORED;
        } catch (ConditionalCheckFailedException e) {
            return condition.isOfRow() && e.item().isEmpty() ? WriteAnswer.NO_ROW : WriteAnswer.UNCHANGED;
        }
    }

    private boolean isSame(Map<String, AttributeValue> before) {
        return StoredValues.of(before).equals(StoredValues.of(values));
    }
}
