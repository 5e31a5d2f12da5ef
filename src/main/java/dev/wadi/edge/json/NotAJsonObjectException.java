package dev.wadi.edge.json;

/** Bytes that are not the text of a JSON object. */
public final class NotAJsonObjectException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean json;

    NotAJsonObjectException(boolean json, String message) {
        // no stack trace: an outcome, not a fault
        super(message, null, false, false);
        this.json = json;
    }

    /** True: JSON of another kind. False: no JSON at all, or not UTF-8. */
    public boolean isJson() {
        return json;
    }
}
