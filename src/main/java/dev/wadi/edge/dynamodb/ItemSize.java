package dev.wadi.edge.dynamodb;

import java.math.BigDecimal;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How many bytes DynamoDB counts for an item: its names and its values. */
final class ItemSize {
    /** Limit of DynamoDB, in bytes. */
    static final int LARGEST = 400 * 1024;

    /** What a list or map takes beside its content, and each of its elements. */
    private static final int OF_DOCUMENT = 3;

    private static final int OF_ELEMENT = 1;

    private ItemSize() {}

    static long of(Map<String, AttributeValue> item) {
        long size = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            size += utf8(attribute.getKey()) + of(attribute.getValue());
        }
        return size;
    }

    static long of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(new BigDecimal(value.n()));
            case B -> value.b().asByteArrayUnsafe().length;
            case L ->
                OF_DOCUMENT
                        + value.l().stream()
                                .mapToLong(element -> OF_ELEMENT + of(element))
                                .sum();
            case M -> OF_DOCUMENT + (long) OF_ELEMENT * value.m().size() + of(value.m());
            default -> 1;
        };
    }

    /** Two digits to a byte, one for the exponent, and one for a minus. */
    private static long number(BigDecimal value) {
        if (value.signum() == 0) {
            return 1;
        }
        int oddExponent = Math.floorMod(value.scale(), 2);
        return (value.precision() + oddExponent + 1) / 2 + (value.signum() < 0 ? 2L : 1L);
    }

    private static long utf8(String text) {
        long size = text.length();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= 0x80) {
                // a surrogate is half of four bytes
                size += unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
            }
        }
        return size;
    }
}
