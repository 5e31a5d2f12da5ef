package dev.wadi.edge.dynamodb;

import dev.wadi.delivery.RefusedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as JSON has them, as attributes of a table: exactly, or not at all. */
public final class AttributeValues {
    /** Limits of a number in DynamoDB: significant digits, and powers of ten. */
    private static final int MOST_DIGITS = 38;

    private static final int LOWEST = -130;
    private static final int HIGHEST = 125;
    /** Limit of DynamoDB for lists and maps within each other. */
    private static final int DEEPEST = 32;

    /** Limit of DynamoDB for an item, in bytes. */
    private static final int LARGEST = 400 * 1024;

    /** What a list or map takes beside its content, and each of its elements. */
    private static final int OF_DOCUMENT = 3;

    private static final int OF_ELEMENT = 1;

    private AttributeValues() {}

    /** @throws RefusedException for what DynamoDB would refuse, or the SDK could not send */
    public static AttributeValue of(Object value) throws RefusedException {
        return of(value, 0);
    }

    /** The attributes of an item. A refusal names the one that cannot be. */
    public static Map<String, AttributeValue> item(Map<?, ?> values) throws RefusedException {
        Map<String, AttributeValue> item = new LinkedHashMap<>(2 * values.size());
        for (Map.Entry<?, ?> value : values.entrySet()) {
            String name = sendable(String.valueOf(value.getKey()));
            try {
                item.put(name, of(value.getValue()));
            } catch (RefusedException e) {
                throw new RefusedException(e.reason(), name + ": " + e.getMessage());
            }
        }
        long size = size(item);
        if (size > LARGEST) {
            throw new RefusedException(
                    ItemReason.too_large, "the item has " + size + " bytes, and a table takes " + LARGEST);
        }
        return item;
    }

    private static AttributeValue of(Object value, int depth) throws RefusedException {
        if (value == null) {
            return AttributeValue.fromNul(true);
        }
        if (value instanceof String text) {
            return AttributeValue.fromS(sendable(text));
        }
        if (value instanceof Boolean flag) {
            return AttributeValue.fromBool(flag);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof List<?> items) {
            return list(items, deeper(depth));
        }
        if (value instanceof Map<?, ?> values) {
            return AttributeValue.fromM(members(values, deeper(depth)));
        }
        if (value instanceof byte[] bytes) {
            return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
        }
        throw unsupported(value);
    }

    private static int deeper(int depth) throws RefusedException {
        if (depth == DEEPEST) {
            throw new RefusedException(ItemReason.too_deep, "arrays and objects are nested too deep for the table");
        }
        return depth + 1;
    }

    private static AttributeValue number(Number number) throws RefusedException {
        if (number instanceof BigDecimal decimal) {
            return number(decimal);
        }
        if (number instanceof BigInteger integer) {
            return number(new BigDecimal(integer));
        }
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            return AttributeValue.fromN(number.toString());
        }
        if ((number instanceof Double || number instanceof Float) && Double.isFinite(number.doubleValue())) {
            return number(new BigDecimal(number.toString()));
        }
        throw unsupported(number);
    }

    /** The table would refuse it too; asked here, because not every server does so in the same words. */
    private static AttributeValue number(BigDecimal number) throws RefusedException {
        BigDecimal exact = number.stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exact.precision() > MOST_DIGITS || (exact.signum() != 0 && (exponent < LOWEST || exponent > HIGHEST))) {
            throw new RefusedException(
                    ItemReason.number_too_long,
                    "a number has more digits than the table keeps, or is too large or too small");
        }
        return AttributeValue.fromN(exact.toString());
    }

    private static AttributeValue list(List<?> items, int depth) throws RefusedException {
        List<AttributeValue> values = new ArrayList<>(items.size());
        for (Object item : items) {
            values.add(of(item, depth));
        }
        return AttributeValue.fromL(values);
    }

    private static Map<String, AttributeValue> members(Map<?, ?> members, int depth) throws RefusedException {
        Map<String, AttributeValue> values = new LinkedHashMap<>(2 * members.size());
        for (Map.Entry<?, ?> member : members.entrySet()) {
            values.put(sendable(String.valueOf(member.getKey())), of(member.getValue(), depth));
        }
        return values;
    }

    /** Half of a surrogate pair is a legal JSON escape, but no text. The SDK would fail in a way that says nothing of the record. */
    private static String sendable(String text) throws RefusedException {
        if (hasSurrogate(text) && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new RefusedException(ItemReason.invalid_text, "a text has half of a surrogate pair");
        }
        return text;
    }

    /** Asked of every text, so without a stream. */
    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static RefusedException unsupported(Object value) {
        return new RefusedException(
                ItemReason.unsupported_value,
                "a value of the type " + value.getClass().getSimpleName()
                        + " is no text, number, boolean, list or map");
    }

    /** How many bytes DynamoDB counts: names and values. */
    private static long size(Map<String, AttributeValue> item) {
        long size = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            size += utf8(attribute.getKey()) + size(attribute.getValue());
        }
        return size;
    }

    static long size(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> sizeOfNumber(new BigDecimal(value.n()));
            case B -> value.b().asByteArrayUnsafe().length;
            case L ->
                OF_DOCUMENT
                        + value.l().stream()
                                .mapToLong(element -> OF_ELEMENT + size(element))
                                .sum();
            case M -> OF_DOCUMENT + (long) OF_ELEMENT * value.m().size() + size(value.m());
            default -> 1;
        };
    }

    /** Two digits to a byte, one for the exponent, and one for a minus. */
    private static long sizeOfNumber(BigDecimal value) {
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
