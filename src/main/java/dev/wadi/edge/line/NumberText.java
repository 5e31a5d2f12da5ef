package dev.wadi.edge.line;

import java.math.BigDecimal;
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
    /** An exponent of more digits is out of every range, unless the number is zero. */
    private static final int MOST_EXPONENT = 9;

    /** More digits that count are out of every range; reading them takes a time that grows with their square. */
    private static final int MOST_DIGITS = 1000;

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
        BigDecimal number = number(text);
        if (number == null) {
            return isTiny(text) ? UNREADABLE : OUT_OF_RANGE;
        }
        if (number.signum() == 0) {
            return 0;
        }
        BigDecimal bare = number.stripTrailingZeros();
        if (bare.scale() > 0) {
            return UNREADABLE;
        }
        return bare.precision() - (long) bare.scale() > SURE_DIGITS + 1 ? OUT_OF_RANGE : fitting(bare.toBigInteger());
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
        return number == 0 ? 0 : fitting(BigDecimal.valueOf(number), precision, scale);
    }

    private static long decimal(String text, int precision, int scale) {
        BigDecimal number = number(text);
        return number == null ? OUT_OF_RANGE : number.signum() == 0 ? 0 : fitting(number, precision, scale);
    }

    private static long fitting(BigDecimal number, int precision, int scale) {
        BigDecimal bare = number.stripTrailingZeros();
        // digits before the point are counted first: a large exponent must not become digits
        if (bare.scale() > scale || bare.precision() - (long) bare.scale() > precision - scale) {
            return OUT_OF_RANGE;
        }
        return bare.setScale(scale).unscaledValue().longValueExact();
    }

    private static long fitting(BigInteger number) {
        return number.bitLength() < Long.SIZE && number.longValue() > OUT_OF_RANGE ? number.longValue() : OUT_OF_RANGE;
    }

    /** Null where it has too many digits, or too large an exponent, for any range. */
    private static BigDecimal number(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        String written = bare(exponent < 0 ? text : text.substring(0, exponent));
        if (written.length() > MOST_DIGITS) {
            return null;
        }
        BigDecimal digits = new BigDecimal(written);
        if (exponent < 0) {
            return digits;
        }
        if (digits.signum() == 0) {
            return BigDecimal.ZERO;
        }
        String shift = text.substring(exponent + 1).replaceFirst("^([+-]?)0+(?=[0-9])", "$1");
        return shift.length() > MOST_EXPONENT ? null : digits.scaleByPowerOfTen(Integer.parseInt(shift));
    }

    /** A number with such an exponent is nothing but digits behind the point. */
    private static boolean isTiny(String text) {
        return text.contains("e-") || text.contains("E-");
    }

    /** Without zeros that say nothing, where it is long. */
    private static String bare(String digits) {
        if (digits.length() <= MOST_DIGITS) {
            return digits;
        }
        int begin = digits.charAt(0) == '-' ? 1 : 0;
        String sign = digits.substring(0, begin);
        int end = digits.length();
        boolean fraction = digits.indexOf('.') >= 0;
        while (fraction && digits.charAt(end - 1) == '0') {
            end--;
        }
        while (begin < end - 1 && digits.charAt(begin) == '0') {
            begin++;
        }
        return sign + digits.substring(begin, end);
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
