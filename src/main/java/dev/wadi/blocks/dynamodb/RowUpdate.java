package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.Answer;
import dev.wadi.delivery.RefusedException;
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

    /** @throws RefusedException where the condition is about a row that is there, and there is none */
    Answer write(DynamoDbClient client, String table, UpdateCondition condition) throws RefusedException {
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
            return isSame(before) ? Answer.UNCHANGED : Answer.STORED;
        } catch (ConditionalCheckFailedException e) {
            if (condition.isOfRow() && e.item().isEmpty()) {
                throw new RefusedException(
                        TableReason.not_found, "the table has no row with the key " + ShownKey.of(key));
            }
            return Answer.UNCHANGED;
        }
    }

    private boolean isSame(Map<String, AttributeValue> before) {
        return StoredValues.of(before).equals(StoredValues.of(values));
    }
}
