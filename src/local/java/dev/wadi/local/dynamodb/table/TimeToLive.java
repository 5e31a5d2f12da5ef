package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Item;
import java.math.BigDecimal;
import java.time.Instant;

/** The attribute that says, in epoch seconds, when an item expires. */
public record TimeToLive(String attribute) {

    /** AWS leaves items alone whose time is longer past: it takes that for a mistake. Five years. */
    private static final BigDecimal LONGEST_PAST = BigDecimal.valueOf(5L * 365 * 24 * 60 * 60);

    boolean expired(Item item, Instant now) {
        if (!(item.attributes().get(attribute) instanceof AttributeValue.N time)) {
            return false;
        }
        BigDecimal age = BigDecimal.valueOf(now.getEpochSecond()).subtract(time.value());
        return age.signum() > 0 && age.compareTo(LONGEST_PAST) < 0;
    }
}
