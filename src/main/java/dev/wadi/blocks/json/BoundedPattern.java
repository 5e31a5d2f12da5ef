package dev.wadi.blocks.json;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A pattern of a schema, which gives up after {@value #MOST_READS} characters read: some patterns, such as <code>a*a*a*a*b</code>, take time without limit for a
 * text that somebody has made for them. The bound is some tenths of a second.
 */
final class BoundedPattern implements RegularExpression {
    private static final int MOST_READS = 5_000_000;

    private final Pattern pattern;

    BoundedPattern(String regex) {
        pattern = Pattern.compile(regex);
    }

    @Override
    public boolean matches(String value) {
        try {
            return pattern.matcher(new CountedText(value)).find();
        } catch (StackOverflowError e) {
            throw new TooSlowException(pattern);
        }
    }

    /** The text is not the pattern's fault, and yet it cannot be said whether it matches. */
    static final class TooSlowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlowException(Pattern pattern) {
            super("a text takes too long for the pattern " + pattern + " of the schema", null, false, false);
        }
    }

    private final class CountedText implements CharSequence {
        private final String text;
        private int reads;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads > MOST_READS) {
                throw new TooSlowException(pattern);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
