package dev.wadi.local.dynamodb.value;

import java.math.BigDecimal;

/** How AWS counts the bytes of texts and numbers. */
final class Sizes {

    private Sizes() {}

    static int utf8(String text) {
        int size = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // a surrogate is half of four bytes
                size += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return size;
    }

    /** Two digits to a byte, one for the exponent, and one for a minus. */
    static int number(BigDecimal value) {
        if (value.signum() == 0) {
            return 1;
        }
        int oddExponent = Math.floorMod(value.scale(), 2);
        return (value.precision() + oddExponent + 1) / 2 + 1 + (value.signum() < 0 ? 1 : 0);
    }
}
