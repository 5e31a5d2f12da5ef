package dev.wadi.edge.s3;

import java.io.IOException;

/** What stands in an object is not what its key says, or more than may be read. About the object, not about S3. */
public final class UnreadableObjectException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Problem {
        /** More bytes than may be read, stored or decompressed. */
        TOO_LARGE,
        /** Far more bytes come out than went in. */
        TOO_MUCH_COMPRESSED,
        /** No archive of the kind that the key tells of. */
        NO_ARCHIVE
    }

    private final Problem problem;

    UnreadableObjectException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    UnreadableObjectException(Problem problem, String message) {
        this(problem, message, null);
    }

    public Problem problem() {
        return problem;
    }
}
