package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.delivery.Causes;
import dev.wadi.edge.jdbc.SqlFaultClassifier;
import dev.wadi.pipelines.oltpingest.IngestException;
import java.sql.SQLException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

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
        for (Throwable cause : Causes.of(failure)) {
            if (cause instanceof IngestException known) {
                return new TableFailure(known.code(), known.isPermanent(), known.getMessage());
            }
            if (cause instanceof SQLException fault) {
                return ofDatabase(table, step, fault);
            }
            if (cause instanceof AwsServiceException answer && isDenied(answer)) {
                return new TableFailure(
                        "access-denied",
                        true,
                        "table " + table + ", step " + step + ": AWS does not allow the call, " + text(answer)
                                + ". Compare the permissions of routes/oltp-ingest/README.md");
            }
        }
        return new TableFailure("unavailable", false, "table " + table + ", step " + step + ": " + text(root(failure)));
    }

    IngestException asException(Exception cause) {
        return permanent
                ? IngestException.permanent(code, message, cause)
                : IngestException.passing(code, message, cause);
    }

    private static TableFailure ofDatabase(String table, String step, SQLException fault) {
        boolean permanent = SqlFaultClassifier.isPermanent(fault);
        String state = String.valueOf(fault.getSQLState());
        String next = !permanent
                ? ""
                : state.startsWith("28") || state.equals("3D000")
                        ? ". Check oltp-ingest.database-url and the secret of oltp-ingest.database-secret"
                        : ". Give the user SELECT on the table, or take it out of oltp-ingest.tables";
        return new TableFailure(
                permanent ? "access-denied" : "unavailable",
                permanent,
                "table " + table + ", step " + step + ": the database answered with SQLSTATE " + state + ", "
                        + fault.getMessage() + next);
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
