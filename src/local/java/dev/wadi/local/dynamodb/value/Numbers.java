package dev.wadi.local.dynamodb.value;

import dev.wadi.local.emulator.AwsException;
import java.math.BigDecimal;

/** DynamoDB's numbers: 38 significant digits, exactly, between 1E-130 and 9.9...E+125 and their negatives. */
public final class Numbers {

    private static final int MOST_DIGITS = 38;
    private static final int LARGEST_EXPONENT = 125;
    private static final int SMALLEST_EXPONENT = -130;

    /** Longer texts are not looked at: reading a number costs the square of its digits. */
    private static final int LONGEST_TEXT = 512;

    private Numbers() {}

    /** @throws AwsException as AWS refuses the text */
    public static BigDecimal read(String text) {
        if (text.isEmpty()) {
            throw AwsException.invalid("The parameter cannot be converted to a numeric value");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                throw notNumeric(text);
            }
        }
        if (text.length() > LONGEST_TEXT) {
            throw tooPrecise();
        }
        try {
            return checked(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw notNumeric(text);
        }
    }

    /** The number without trailing zeros, which is its only form; for the results of arithmetic, too. */
    public static BigDecimal checked(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        long exponent = (long) number.precision() - number.scale() - 1;
        if (exponent > LARGEST_EXPONENT) {
            throw AwsException.invalid(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < SMALLEST_EXPONENT) {
            throw AwsException.invalid(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.precision() > MOST_DIGITS) {
            throw tooPrecise();
        }
        return plain;
    }

    public static String write(BigDecimal number) {
        return number.toPlainString();
    }

    private static AwsException notNumeric(String text) {
        return AwsException.invalid("The parameter cannot be converted to a numeric value: " + text);
    }

    private static AwsException tooPrecise() {
        return AwsException.invalid("Attempting to store more than 38 significant digits in a Number");
    }
}
