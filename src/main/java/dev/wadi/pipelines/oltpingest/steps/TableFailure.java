package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.delivery.Causes;
import dev.wadi.edge.jdbc.SqlFaultClassifier;
import dev.wadi.pipelines.oltpingest.IngestException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Why a table failed, in the words of spec section 6.
 *
 * @param permanent another attempt would end the same
 */
record TableFailure(String code, boolean permanent, String message) {
    private static final Set<Integer> DENIED = Set.of(401, 403);
    private static final Set<String> DENIED_CODES = Set.of(
            "AccessDeniedException",
            "AccessDenied",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "InvalidClientTokenId",
            "SignatureDoesNotMatch",
            "InvalidAccessKeyId");

    static TableFailure of(String table, String step, Exception failure) {
        String place = "table " + table + ", step " + step + ": ";
        for (Throwable cause : Causes.of(failure)) {
            if (cause instanceof IngestException known) {
                return new TableFailure(known.code(), true, known.getMessage());
            }
            if (cause instanceof SQLException fault) {
                return ofDatabase(place, fault);
            }
            if (cause instanceof AwsServiceException answer && isDenied(answer)) {
                return new TableFailure(
                        "access-denied",
                        true,
                        place + "AWS does not allow the call, " + text(answer)
                                + ". Compare the permissions of routes/oltp-ingest/README.md");
            }
        }
        return new TableFailure("unavailable", false, place + text(root(failure)) + next(failure));
    }

    private static String next(Exception failure) {
        List<Throwable> causes = Causes.of(failure);
        if (causes.stream().anyMatch(SdkException.class::isInstance)) {
            return ". Check that S3, Parameter Store and Secrets Manager can be reached, and that the bucket of"
                    + " oltp-ingest.bucket is there";
        }
        return causes.stream().anyMatch(IOException.class::isInstance)
                ? ". Check that S3 can be reached, and the room in the folder for temporary files (java.io.tmpdir)"
                : "";
    }

    /** For people. */
    String text() {
        return code + ": " + message;
    }

    private static TableFailure ofDatabase(String place, SQLException fault) {
        boolean permanent = SqlFaultClassifier.isPermanent(fault);
        String state = String.valueOf(fault.getSQLState());
        return new TableFailure(
                permanent ? "access-denied" : "unavailable",
                permanent,
                place + fault.getMessage() + " (SQLSTATE " + state + "). " + next(permanent, state));
    }

    private static String next(boolean permanent, String state) {
        if (!permanent) {
            return "Check that the database of oltp-ingest.database-url can be reached, and answers within"
                    + " oltp-ingest.statement-timeout";
        }
        return state.startsWith("28") || state.startsWith("3D")
                ? "Check oltp-ingest.database-url and the secret of oltp-ingest.database-secret"
                : "Give the user SELECT on the table, or take it out of oltp-ingest.tables";
    }

    private static boolean isDenied(AwsServiceException answer) {
        return !answer.isThrottlingException()
                && (DENIED.contains(answer.statusCode())
                        || (answer.awsErrorDetails() != null
                                && DENIED_CODES.contains(
                                        answer.awsErrorDetails().errorCode())));
    }

    private static Throwable root(Exception failure) {
        var chain = Causes.of(failure);
        return chain.get(chain.size() - 1);
    }

    private static String text(Throwable fault) {
        return fault.getClass().getSimpleName() + ": " + fault.getMessage();
    }
}
