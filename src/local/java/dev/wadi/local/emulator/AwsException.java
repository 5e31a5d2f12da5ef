package dev.wadi.local.emulator;

/**
 * A call that AWS would refuse: thrown by an operation, answered as error document with this code and HTTP status.
 * Carries no stack trace, because a refusal is an expected outcome of an emulated call.
 */
public final class AwsException extends RuntimeException {

    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL_FAILURE = 500;

    private final String code;
    private final int status;

    private final transient ResponseWriter details;

    private AwsException(int status, String code, String message, ResponseWriter details) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.details = details;
    }

    private AwsException(int status, String code, String message) {
        this(status, code, message, ResponseWriter.nothing());
    }

    /** The caller's fault: HTTP 400. An empty message is left out of the answer, as some services do. */
    public static AwsException refused(String code, String message) {
        return new AwsException(BAD_REQUEST, code, message);
    }

    /** HTTP 400 {@code ValidationException}, the answer to a member outside its documented bounds. */
    public static AwsException invalid(String message) {
        return refused("ValidationException", message);
    }

    /** HTTP 400 {@code SerializationException}, the answer to a body or member of the wrong type. */
    public static AwsException unreadable(String message) {
        return refused("SerializationException", message);
    }

    /** The service's fault: HTTP 500 {@code InternalFailure}, which every SDK tries again. */
    public static AwsException failed(String message) {
        return new AwsException(INTERNAL_FAILURE, "InternalFailure", message);
    }

    /** With an HTTP status of its own, where a service does not answer 400. */
    public static AwsException withStatus(int status, String code, String message) {
        return new AwsException(status, code, message);
    }

    /** The same with further members in its document, such as the reasons of a transaction that was cancelled. */
    public AwsException with(ResponseWriter members) {
        return new AwsException(status, code, getMessage(), members);
    }

    /** The members of its document beside code and message. */
    public ResponseWriter details() {
        return details;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
