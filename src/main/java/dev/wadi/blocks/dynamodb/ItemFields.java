package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.blocks.PollRecord;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.dynamodb.ItemReason;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The row that a record becomes.
 *
 * @param whole an object that all of it begins with; null for none
 */
record ItemFields(FieldExpression whole, AttributeFields fields) {

    Map<String, AttributeValue> of(PollRecord one) throws RefusedException {
        if (whole == null) {
            return fields.of(one);
        }
        Object value = one.evaluate(whole);
        if (value instanceof Map<?, ?> members) {
            return fields.of(one, members);
        }
        if (value instanceof SourceRecord) {
            throw new HoldException(
                    "Option item is the body, which no step has parsed. Put to: parse:json before this" + " step.");
        }
        throw new RefusedException(ItemReason.unsupported_value, "option item gives no object with attributes");
    }
}
