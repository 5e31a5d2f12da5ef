package dev.wadi.pipelines.turbinestatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.delivery.RefusedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a decision refuses a record, why, and what the dead letter will tell of it. */
final class Refused {
    private Refused() {}

    static void assertRefused(SignalReason reason, String detail, ThrowingCallable decision) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, decision);
        assertThat(refusal).as("refused as %s", reason).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(detail);
    }
}
