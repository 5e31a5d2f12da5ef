package dev.wadi.settings;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes with its unit, as settings have it: {@code 256KiB}, {@code 1MiB}; a plain number is bytes. */
public final class ByteSize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})(B|KiB|MiB|GiB)?");
    private static final long STEP = 1024;

    private ByteSize() {}

    /** Empty for what is none. */
    static OptionalLong of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        long bytes =
                switch (form.group(2) == null ? "B" : form.group(2)) {
                    case "KiB" -> STEP;
                    case "MiB" -> STEP * STEP;
                    case "GiB" -> STEP * STEP * STEP;
                    default -> 1;
                };
        try {
            return OptionalLong.of(Math.multiplyExact(Long.parseLong(form.group(1)), bytes));
        } catch (ArithmeticException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /** @throws IllegalArgumentException for what is none */
    public static long parse(String text) {
        return of(text.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no number of bytes, such as 65536, 256KiB or 1MiB"));
    }

    /** In the largest unit that has it whole. */
    static String text(long bytes) {
        if (bytes > 0 && bytes % (STEP * STEP) == 0) {
            return bytes / (STEP * STEP) + "MiB";
        }
        return bytes > 0 && bytes % STEP == 0 ? bytes / STEP + "KiB" : bytes + "B";
    }
}
