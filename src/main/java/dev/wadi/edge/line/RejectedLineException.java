package dev.wadi.edge.line;

import java.util.Optional;

/** A line is not a row. The lines around it go on. */
public final class RejectedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final LineFault reason;
    private final String column;

    /** @param column of the source table; null where the line as a whole is wrong */
    public RejectedLineException(LineFault reason, String column, String detail) {
        // no stack trace: an outcome, not a fault, and there may be thousands of them in one object
        super(detail, null, false, false);
        this.reason = reason;
        this.column = column;
    }

    public LineFault reason() {
        return reason;
    }

    public Optional<String> column() {
        return Optional.ofNullable(column);
    }
}
