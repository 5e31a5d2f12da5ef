package dev.wadi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Asserts that a call is refused as AWS refuses it. */
public final class Refusals {

    private Refusals() {}

    /** Status 400, that code, a request id, and a message with that in it. */
    public static void assertRefused(String code, String message, ThrowingCallable call) {
        AwsServiceException e = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(e).as("the call's refusal").isNotNull();
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(e.getMessage()).contains(message);
        assertThat(e.statusCode()).isEqualTo(400);
        assertThat(e.requestId()).isNotBlank();
    }
}
