package dev.wadi.edge.json;

/** A file that people edit cannot be used; the message says where and why. */
public final class MalformedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
