package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.dynamodb.ItemReason;
import java.math.BigDecimal;

/**
 * A record that is to be counted.
 *
 * @param marker the id of what is counted, the same whenever it comes again
 * @param amount that it adds
 */
record CountedRecord<R>(R record, String marker, BigDecimal amount) {
    /** So that the sum of a transaction's amounts has no more digits than DynamoDB keeps. */
    private static final int MOST_DIGITS = 25;

    private static final int MOST_BEHIND_THE_POINT = 10;

    /** @throws RefusedException if it cannot be added exactly */
    static <R> CountedRecord<R> of(R record, String marker, BigDecimal amount) throws RefusedException {
        BigDecimal exact = amount.stripTrailingZeros();
        if (exact.scale() > MOST_BEHIND_THE_POINT || exact.precision() - exact.scale() > MOST_DIGITS) {
            throw new RefusedException(
                    ItemReason.number_too_long,
                    "the amount has more than " + MOST_DIGITS + " digits before the point or " + MOST_BEHIND_THE_POINT
                            + " behind it");
        }
        return new CountedRecord<>(record, marker, amount);
    }
}
