package dev.wadi.edge.json;

import java.math.BigDecimal;

/**
 * Numbers as they are written, not by way of a binary double, and not at the price that {@code 1e999999999} or a million digits would have: a
 * number of more than {@value #LIMIT} places is only known to be that large, or that small.
 */
public final class ExactNumber {
    public static final int LIMIT = 1000;

    private static final BigDecimal HUGE = BigDecimal.ONE.scaleByPowerOfTen(2 * LIMIT);
    private static final BigDecimal TINY = BigDecimal.ONE.scaleByPowerOfTen(-2 * LIMIT);

    private ExactNumber() {}

    /** @param text of the form of a JSON number; a plus sign and leading zeros are fine too */
    public static BigDecimal parse(String text) {
        boolean negative = text.startsWith("-");
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        long exponent = exponentAt < 0 ? 0 : exponent(text.substring(exponentAt + 1));
        String mantissa = (exponentAt < 0 ? text : text.substring(0, exponentAt)).replaceFirst("^[+-]?0*", "");
        int first = firstDigitThatCounts(mantissa);
        if (first < 0) {
            return BigDecimal.ZERO;
        }
        int point = mantissa.indexOf('.') < 0 ? mantissa.length() : mantissa.indexOf('.');
        long places = exponent + point - first;
        BigDecimal size = places > LIMIT ? HUGE : places < -LIMIT ? TINY : size(mantissa, (int) exponent);
        return negative ? size.negate() : size;
    }

    /** Whether its digits are, or only that it is very large or very small. */
    public static boolean isKnown(BigDecimal parsed) {
        int places = parsed.precision() - parsed.scale();
        return -LIMIT <= places && places <= LIMIT;
    }

    private static BigDecimal size(String mantissa, int exponent) {
        int end = 4 * LIMIT;
        if (mantissa.length() <= end) {
            return new BigDecimal(mantissa).scaleByPowerOfTen(exponent);
        }
        // of so many digits only this matters: is there one that counts among the rest?
        String kept = mantissa.substring(0, end);
        String more = firstDigitThatCounts(mantissa.substring(end)) < 0 ? "" : "1";
        int point = mantissa.indexOf('.') < 0 ? mantissa.length() : mantissa.indexOf('.');
        return point < end
                ? new BigDecimal(kept + more).scaleByPowerOfTen(exponent)
                : new BigDecimal(kept + ".0" + more).scaleByPowerOfTen(exponent + point - end);
    }

    private static int firstDigitThatCounts(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) >= '1' && digits.charAt(i) <= '9') {
                return i;
            }
        }
        return -1;
    }

    private static long exponent(String digits) {
        String plain = digits.replaceFirst("^[+-]?0*", "");
        long value = plain.isEmpty() ? 0 : plain.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(plain);
        return digits.startsWith("-") ? -value : value;
    }
}
