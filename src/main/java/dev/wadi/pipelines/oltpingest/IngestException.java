package dev.wadi.pipelines.oltpingest;

/** Why a table could not be ingested (spec section 6), where another attempt would end the same. */
public final class IngestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public IngestException(String code, String message) {
        this(code, message, null);
    }

    public IngestException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Such as {@code unknown-table}. */
    public String code() {
        return code;
    }
}
