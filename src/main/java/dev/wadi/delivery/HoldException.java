package dev.wadi.delivery;

/**
 * The source must hold: going on would lose something, and no single record is to blame. The message says what to do. The batch is
 * delivered again, with back-off and without limit, until it goes through.
 */
public final class HoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HoldException(String message) {
        super(message);
    }

    public HoldException(String message, Throwable cause) {
        super(message, cause);
    }
}
