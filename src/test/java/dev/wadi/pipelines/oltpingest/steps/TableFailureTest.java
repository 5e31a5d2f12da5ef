package dev.wadi.pipelines.oltpingest.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** The errors of spec section 6: each names the table, the step and what to do, and says whether another attempt makes sense. */
class TableFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08001, false, oltp-ingest.database-url",
        "57014, false, oltp-ingest.statement-timeout",
        "40001, false, oltp-ingest.database-url",
        "53300, false, oltp-ingest.database-url",
        "28P01, true, oltp-ingest.database-secret",
        "28000, true, oltp-ingest.database-secret",
        "3D000, true, oltp-ingest.database-url",
        "42501, true, Give the user SELECT",
        "42P01, true, oltp-ingest.tables"
    })
    void whatTheDatabaseAnswersHasANextStep(String state, boolean permanent, String next) {
        TableFailure failure = failure(new SQLException("told by the server", state));
        assertThat(failure.permanent()).isEqualTo(permanent);
        assertThat(failure.text())
                .startsWith((permanent ? "access-denied" : "unavailable") + ": table staff, step read-rows: ")
                .contains("told by the server", state, next);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, true",
        "401, any, true",
        "400, AccessDeniedException, true",
        "400, UnrecognizedClientException, true",
        "400, ThrottlingException, false",
        "500, InternalError, false",
        "503, SlowDown, false"
    })
    void whatAwsAnswersHasANextStep(int status, String code, boolean permanent) {
        TableFailure failure = failure(SsmException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .message("told by the service")
                .build());
        assertThat(failure.permanent()).isEqualTo(permanent);
        assertThat(failure.text())
                .startsWith((permanent ? "access-denied" : "unavailable") + ": table staff, step read-rows: ")
                .contains("told by the service", permanent ? "routes/oltp-ingest/README.md" : "oltp-ingest.bucket");
    }

    @Test
    void whatGivesNoAnswerHasANextStep() {
        assertThat(failure(SdkClientException.create("Connection refused")).text())
                .contains("Connection refused", "Check that S3, Parameter Store");
        assertThat(failure(new IllegalStateException(S3Exception.builder()
                                .statusCode(404)
                                .message("The specified bucket does not exist")
                                .build()))
                        .text())
                .contains("does not exist", "the bucket of oltp-ingest.bucket is there");
        assertThat(failure(new IOException("No space left on device")).text()).contains("java.io.tmpdir");
    }

    private static TableFailure failure(Exception fault) {
        return TableFailure.of("staff", "read-rows", fault);
    }
}
