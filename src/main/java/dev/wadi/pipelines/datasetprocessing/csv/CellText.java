package dev.wadi.pipelines.datasetprocessing.csv;

import java.util.Set;

/** Tells what one cell of a file is: missing, a number or a text (spec section 2.2). One for all cells, so that a cell costs no object. */
final class CellText {
    private static final Set<String> MISSING = Set.of(
            "NA",
            "N/A",
            "n/a",
            "NaN",
            "nan",
            "-NaN",
            "-nan",
            "NULL",
            "null",
            "<NA>",
            "#NA",
            "#N/A",
            "#N/A N/A",
            "1.#IND",
            "-1.#IND",
            "1.#QNAN",
            "-1.#QNAN");
    private static final int LONGEST_MISSING = 8;

    /** Up to here a long holds the digits, and its nearest double is that of the text. */
    private static final int DIGITS_OF_A_LONG = 18;

    /** Digits and powers of ten that are exact as doubles, so that one division rounds as the text does. */
    private static final long EXACT_DIGITS = 1L << 53;

    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private double number;
    private boolean plain;

    enum Kind {
        MISSING,
        NUMBER,
        TEXT
    }

    /** The number that was parsed last. */
    double number() {
        return number;
    }

    /** Whether that number is written as {@link dev.wadi.pipelines.datasetprocessing.table.PlainNumber} writes it; only true where that is sure. */
    boolean isPlain() {
        return plain;
    }

    Kind parse(char[] text, int from, int length) {
        if (length == 0) {
            return Kind.MISSING;
        }
        int end = from + length;
        boolean negative = text[from] == '-';
        int at = negative ? from + 1 : from;
        int firstDigit = at;
        long digits = 0;
        while (at < end && isDigit(text[at])) {
            digits = digits * 10 + (text[at++] - '0');
        }
        int point = at;
        if (at < end && text[at] == '.') {
            at++;
            while (at < end && isDigit(text[at])) {
                digits = digits * 10 + (text[at++] - '0');
            }
        }
        int decimals = Math.max(0, at - point - 1);
        int count = point - firstDigit + decimals;
        if (at < end || count == 0 || count > DIGITS_OF_A_LONG || (decimals > 0 && digits > EXACT_DIGITS)) {
            return parseSlowly(text, from, length);
        }
        number = digits / EXACT_POWERS[decimals];
        number = negative ? -number : number;
        plain = at == point && (text[firstDigit] != '0' || (count == 1 && !negative));
        return Kind.NUMBER;
    }

    private static boolean isMissing(char[] text, int from, int length) {
        if (length == 0) {
            return true;
        }
        return length <= LONGEST_MISSING
                && mayBeMissing(text[from])
                && MISSING.contains(new String(text, from, length));
    }

    private static boolean mayBeMissing(char first) {
        return switch (first) {
            case 'N', 'n', '-', '<', '#', '1' -> true;
            default -> false;
        };
    }

    private Kind parseSlowly(char[] text, int from, int length) {
        if (isMissing(text, from, length)) {
            return Kind.MISSING;
        }
        String cell = new String(text, from, length).strip();
        if (!isNumber(cell)) {
            return Kind.TEXT;
        }
        number = Double.parseDouble(cell);
        plain = false;
        return Kind.NUMBER;
    }

    /** Sign, digits with a decimal point, exponent; Java would also take {@code 1f}, {@code 0x1p3} and {@code Infinity}. */
    private static boolean isNumber(String cell) {
        int at = cell.startsWith("+") || cell.startsWith("-") ? 1 : 0;
        int whole = digitsFrom(cell, at);
        int fraction = 0;
        at += whole;
        if (at < cell.length() && cell.charAt(at) == '.') {
            fraction = digitsFrom(cell, at + 1);
            at += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (at < cell.length() && (cell.charAt(at) == 'e' || cell.charAt(at) == 'E')) {
            at++;
            at += at < cell.length() && (cell.charAt(at) == '+' || cell.charAt(at) == '-') ? 1 : 0;
            int exponent = digitsFrom(cell, at);
            return exponent > 0 && at + exponent == cell.length();
        }
        return at == cell.length();
    }

    private static int digitsFrom(String cell, int from) {
        int at = from;
        while (at < cell.length() && isDigit(cell.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
