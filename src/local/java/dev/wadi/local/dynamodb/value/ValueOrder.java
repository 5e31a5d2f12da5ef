package dev.wadi.local.dynamodb.value;

import dev.wadi.local.dynamodb.value.AttributeValue.B;
import dev.wadi.local.dynamodb.value.AttributeValue.N;
import dev.wadi.local.dynamodb.value.AttributeValue.S;
import java.util.Arrays;

/** The order of texts by their UTF-8 bytes, of numbers by value, and of binaries by unsigned bytes. */
public final class ValueOrder {

    private ValueOrder() {}

    /** Do these two have an order? Only values of one type have, and only texts, numbers and binaries. */
    public static boolean ordered(AttributeValue left, AttributeValue right) {
        return left.type() == right.type() && (left instanceof S || left instanceof N || left instanceof B);
    }

    /** For values that are {@link #ordered}. */
    public static int compare(AttributeValue left, AttributeValue right) {
        if (left instanceof S one && right instanceof S other) {
            return compareUtf8(one.value(), other.value());
        }
        if (left instanceof N one && right instanceof N other) {
            return one.value().compareTo(other.value());
        }
        if (left instanceof B one && right instanceof B other) {
            return Arrays.compareUnsigned(one.value(), other.value());
        }
        throw new IllegalArgumentException("No order between " + left.type() + " and " + right.type());
    }

    /** Java orders by UTF-16: there surrogates, which stand for the largest characters, are below U+E000. */
    private static int compareUtf8(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char one = left.charAt(i);
            char other = right.charAt(i);
            if (one != other) {
                boolean mixed = Character.isSurrogate(one) != Character.isSurrogate(other);
                return mixed && one >= Character.MIN_SURROGATE && other >= Character.MIN_SURROGATE
                        ? Character.compare(other, one)
                        : Character.compare(one, other);
            }
        }
        return left.length() - right.length();
    }
}
