package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.dynamodb.AttributeValues;
import dev.wadi.edge.dynamodb.ItemReason;
import java.math.BigDecimal;

/** What a record counts, for which counter, and how much. */
record CountedFields(RowKeys keys, FieldExpression marker, FieldExpression amount) {

    CountedRecord<PollRecord> of(PollRecord one) throws RefusedException {
        Object number = AttributeKind.NUMBER.convert(amount.evaluate(one));
        return CountedRecord.of(one, marker(one), decimal((Number) number));
    }

    /** Texts that no table keeps would all have the same marker. */
    private String marker(PollRecord one) throws RefusedException {
        String text = marker.text(one);
        if (text.isEmpty()) {
            throw new RefusedException(ItemReason.invalid_key, "the marker is empty");
        }
        return AttributeValues.of(text).s();
    }

    private static BigDecimal decimal(Number number) throws RefusedException {
        try {
            return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            throw new RefusedException(TableReason.not_a_number, "the amount is no number: " + number);
        }
    }
}
