package dev.wadi.pipelines.oltpingest;

/** Why a table could not be ingested (spec section 6). */
public final class IngestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean permanent;

    private IngestException(String code, boolean permanent, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.permanent = permanent;
    }

    /** Another attempt would end the same. */
    public static IngestException permanent(String code, String message) {
        return new IngestException(code, true, message, null);
    }

    public static IngestException permanent(String code, String message, Throwable cause) {
        return new IngestException(code, true, message, cause);
    }

    public static IngestException passing(String code, String message, Throwable cause) {
        return new IngestException(code, false, message, cause);
    }

    /** Such as {@code unknown-table}. */
    public String code() {
        return code;
    }

    public boolean isPermanent() {
        return permanent;
    }
}
