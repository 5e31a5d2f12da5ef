package dev.wadi.edge.line;

/**
 * A number without the zeros that say nothing: its value is {@code digits} times ten to the power of {@code exponent}. Reading takes a time in proportion to
 * the length of the text, however large the number is.
 *
 * @param digits the last is no zero; none at all: the number is zero
 */
record SignificantDigits(boolean negative, String digits, long exponent) {
    private static final int MOST_EXPONENT_DIGITS = 9;
    /** For any larger one. No line has as many digits, so that these cannot outweigh it. */
    private static final long LARGEST_EXPONENT = 1_000_000_000_000L;

    /** Of a number of JSON, or one like it with zeros in front. */
    static SignificantDigits of(String text) {
        int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
        String mantissa = mark < 0 ? text : text.substring(0, mark);
        long exponent = mark < 0 ? 0 : exponent(text.substring(mark + 1));
        boolean negative = mantissa.startsWith("-");
        int point = mantissa.indexOf('.');
        int behind = point < 0 ? 0 : mantissa.length() - point - 1;
        String digits = (point < 0 ? mantissa : mantissa.substring(0, point) + mantissa.substring(point + 1))
                .substring(negative ? 1 : 0);
        int begin = 0;
        while (begin < digits.length() && digits.charAt(begin) == '0') {
            begin++;
        }
        int end = digits.length();
        while (end > begin && digits.charAt(end - 1) == '0') {
            end--;
        }
        return new SignificantDigits(
                negative, digits.substring(begin, end), exponent - behind + (digits.length() - end));
    }

    private static long exponent(String text) {
        boolean negative = text.startsWith("-");
        int begin = negative || text.startsWith("+") ? 1 : 0;
        while (begin < text.length() - 1 && text.charAt(begin) == '0') {
            begin++;
        }
        String digits = text.substring(begin);
        long size = digits.length() > MOST_EXPONENT_DIGITS ? LARGEST_EXPONENT : Long.parseLong(digits);
        return negative ? -size : size;
    }

    boolean isZero() {
        return digits.isEmpty();
    }

    /** How many digits stand in front of the point; fewer than none where zeros follow it. */
    long wholeDigits() {
        return digits.length() + exponent;
    }
}
