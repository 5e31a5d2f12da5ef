package dev.wadi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Asserts that a call is refused as AWS refuses it. */
public final class Refusals {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private Refusals() {}

    /** Status 400, that code, a request id, and a message with that in it. */
    public static void assertRefused(String code, String message, ThrowingCallable call) {
        assertRefused(BAD_REQUEST, code, message, call);
    }

    /** As SNS says that it does not have something: status 404. */
    public static void assertNotFound(String message, ThrowingCallable call) {
        assertRefused(NOT_FOUND, "NotFound", message, call);
    }

    private static void assertRefused(int status, String code, String message, ThrowingCallable call) {
        AwsServiceException e = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(e).as("the call's refusal").isNotNull();
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(e.getMessage()).contains(message);
        assertThat(e.statusCode()).isEqualTo(status);
        assertThat(e.requestId()).isNotBlank();
    }
}
