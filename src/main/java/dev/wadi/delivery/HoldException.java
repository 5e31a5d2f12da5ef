package dev.wadi.delivery;

import java.util.List;

/**
 * The source must hold: going on would lose something, and no single record is to blame. The message says what to do. The batch is
 * delivered again, with back-off and without limit, until it goes through.
 */
public final class HoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> settings;

    public HoldException(String message) {
        this(message, null, List.of());
    }

    public HoldException(String message, Throwable cause) {
        this(message, cause, List.of());
    }

    /** @param settings names of those that point at what is at fault, for readers who may not see what they point at */
    public HoldException(String message, Throwable cause, List<String> settings) {
        super(message, cause);
        this.settings = List.copyOf(settings);
    }

    /** Its own, or else those of the hold that caused it; none where they are not known. */
    public List<String> settings() {
        return settings.isEmpty() && getCause() instanceof HoldException inner ? inner.settings() : settings;
    }
}
