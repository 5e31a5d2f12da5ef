package dev.wadi.edge.line;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers as texts, exact. What cannot be read is one of two numbers that stand for it. */
final class NumberText {
    static final long UNREADABLE = Long.MIN_VALUE;
    static final long OUT_OF_RANGE = Long.MIN_VALUE + 1;

    /** Of a text; a number of JSON is one already. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:e[+-][0-9]+)?");

    /** So many digits fit into a {@code long} in any case. */
    private static final int SURE_DIGITS = 18;

    private static final long[] POWER = new long[SURE_DIGITS + 1];

    static {
        POWER[0] = 1;
        for (int at = 1; at <= SURE_DIGITS; at++) {
            POWER[at] = POWER[at - 1] * 10;
        }
    }

    private NumberText() {}

    /** A whole number, also one like {@code 24.0} or {@code 1e3}; for the text of a number of JSON. */
    static long integer(String text) {
        SignificantDigits number = SignificantDigits.of(text);
        if (number.isZero()) {
            return 0;
        }
        if (number.exponent() < 0) {
            return UNREADABLE;
        }
        return number.wholeDigits() > SURE_DIGITS + 1
                ? OUT_OF_RANGE
                : fitting(new BigInteger(
                        (number.negative() ? "-" : "") + number.digits() + "0".repeat((int) number.exponent())));
    }

    /** The digits of a decimal without its point. */
    static long decimal(char[] text, int from, int length, int precision, int scale, boolean json) {
        long plain = plain(text, from, length, precision, scale);
        if (plain != UNREADABLE) {
            return plain;
        }
        String written = new String(text, from, length);
        return json || DECIMAL.matcher(written).matches() ? decimal(written, precision, scale) : UNREADABLE;
    }

    static long decimal(long number, int precision, int scale) {
        return decimal(Long.toString(number), precision, scale);
    }

    private static long decimal(String text, int precision, int scale) {
        SignificantDigits number = SignificantDigits.of(text);
        if (number.isZero()) {
            return 0;
        }
        if (number.exponent() < -scale || number.wholeDigits() > precision - scale) {
            return OUT_OF_RANGE;
        }
        long unscaled = Long.parseLong(number.digits()) * POWER[(int) number.exponent() + scale];
        return number.negative() ? -unscaled : unscaled;
    }

    private static long fitting(BigInteger number) {
        return number.bitLength() < Long.SIZE && number.longValue() > OUT_OF_RANGE ? number.longValue() : OUT_OF_RANGE;
    }

    /** The usual form, without a number object: digits and perhaps a point. Anything else is not read here. */
    private static long plain(char[] text, int from, int length, int precision, int scale) {
        int end = from + length;
        boolean negative = length > 1 && text[from] == '-';
        int at = negative ? from + 1 : from;
        if (end - at < 1 || end - at > SURE_DIGITS) {
            return UNREADABLE;
        }
        long number = 0;
        int behind = -1;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
                behind += behind < 0 ? 0 : 1;
            } else if (text[at] == '.' && behind < 0 && at > from + (negative ? 1 : 0) && at + 1 < end) {
                behind = 0;
            } else {
                return UNREADABLE;
            }
        }
        return scaled(negative ? -number : number, Math.max(behind, 0), precision, scale);
    }

    private static long scaled(long number, int behind, int precision, int scale) {
        long scaled = number;
        for (int missing = behind; missing < scale; missing++) {
            if (Math.abs(scaled) >= POWER[SURE_DIGITS - 1]) {
                return scaled == 0 ? 0 : UNREADABLE;
            }
            scaled *= 10;
        }
        for (int tooMany = scale; tooMany < behind; tooMany++) {
            if (scaled % 10 != 0) {
                return OUT_OF_RANGE;
            }
            scaled /= 10;
        }
        return Math.abs(scaled) < POWER[precision] ? scaled : OUT_OF_RANGE;
    }
}
