package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.FORWARD;
import static dev.wadi.delivery.RouteUnderTest.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.TextRecord;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An attempt in which the route itself was at fault, whatever outcomes it has given. */
@Timeout(600)
class BrokenAccountTest {
    /** Nobody knows which of its outcomes are true, and the next start is of the repaired route. */
    @Test
    void aStopAcknowledgesNothingOfAnAttemptThatBrokeTheAccount() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(
                WELL, strangers -> strangers.split().body().process(exchange -> giveTwoOutcomes(exchange, "b")))) {
            assertNothingOfAHoldIsAcknowledged(route, "has the outcome first and is given another, second");
        }
    }

    private static void giveTwoOutcomes(Exchange exchange, String to) {
        TextRecord record = exchange.getMessage().getBody(TextRecord.class);
        BatchAccount.of(exchange).done(record, Outcome.of("first"));
        if (record.text().equals(to)) {
            BatchAccount.of(exchange).done(record, Outcome.of("second"));
        }
    }

    @Test
    void aStopAcknowledgesNothingOfARouteThatWasRolledBack() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(
                WELL,
                strangers -> FORWARD.thenAddTo(strangers).markRollbackOnly().id("take-back"))) {
            assertNothingOfAHoldIsAcknowledged(route, "Step take-back of the route marked the exchange for rollback");
        }
    }

    @Test
    void aRecordWhoseExchangeWasRolledBackIsNotAcknowledged() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split()
                .body()
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .markRollbackOnlyLast()
                .id("take-back"))) {
            assertNothingOfAHoldIsAcknowledged(route, "Step take-back of the route marked the exchange for rollback");
        }
    }

    private static void assertNothingOfAHoldIsAcknowledged(RouteUnderTest route, String held) {
        BatchDelivery<TextRecord> stopped = route.delivery();
        route.account.after(3, stopped::stop);
        List<TextRecord> records = RouteUnderTest.records("a", "b", "c");
        assertThat(stopped.deliver(records)).isFalse();
        assertThat(stopped.completed(records)).isZero();
        assertThat(route.account.holds).isNotEmpty().allSatisfy(hold -> assertThat(hold)
                .hasMessageContaining(held));
        assertThat(route.account.outcomes).isEmpty();
    }
}
