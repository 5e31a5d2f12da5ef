package dev.wadi.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A text file in another encoding. */
public final class NotUtf8Exception extends IOException {
    private static final long serialVersionUID = 1L;

    private final String place;

    NotUtf8Exception(Path file, int line, int column, byte wrong) {
        super(String.format(Locale.ROOT, "is not UTF-8: byte 0x%02X is no character there. Save it as UTF-8", wrong));
        place = file + ":" + line + ":" + column;
    }

    /** {@code file:line:column} of the first byte that is wrong. */
    public String place() {
        return place;
    }
}
