package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.FORWARD;
import static dev.wadi.delivery.RouteUnderTest.WELL;
import static dev.wadi.delivery.RouteUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RouteUnderTest.Steps;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends a record in the route that a stranger writes tomorrow, of Camel's own steps: the evidence of an effect, and nothing else. */
@Timeout(600)
class StrangersRouteTest {
    @Test
    void eachRecordThatTheCallTookHasItsOutcome() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, FORWARD)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
        }
    }

    @Test
    void anOutcomeBehindTheSplitIsGivenToThoseForWhichTheCallEndedWell() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split()
                .body()
                .filter(isText("a"))
                .to("remote:send")
                .id("send")
                .end()
                .end()
                .to("outcome:forwarded?of=send"))) {
            assertThat(route.holds("a", "b")).contains("no outcome to 1 of 2 records, such as id-b");
        }
    }

    @Test
    void aRouteThatOnlyLogsIsNotAcknowledged() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers.log("${body}"))) {
            assertThat(route.holds("a")).contains("no outcome to 1 of 1 records");
        }
    }

    @Test
    void aDisabledStepShowsNothing() throws Exception {
        assertThatThrownBy(() -> new RouteUnderTest(WELL, strangers -> strangers
                        .split()
                        .body()
                        .to("remote:send")
                        .id("send")
                        .disabled()
                        .to("outcome:forwarded?of=send")
                        .end()))
                .hasStackTraceContaining("step send, which is disabled");
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split()
                .body()
                .setHeader("wanted", new SimpleExpression("yes"))
                .filter(new SimpleExpression("${header.wanted} == 'yes'"))
                .disabled()
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end())) {
            assertThat(route.holds("a")).contains("no outcome to 1 of 1 records");
        }
    }

    @Test
    void aCallWithoutAnAddressIsNoEvidence() throws Exception {
        Steps dynamic = strangers -> strangers
                .split()
                .body()
                .toD("${header.target}")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, dynamic)) {
            assertThat(route.holds("a")).contains("no outcome to 1 of 1 records");
        }
        Steps addressed = strangers -> strangers
                .split()
                .body()
                .setHeader("target", new SimpleExpression("remote:there"))
                .toD("${header.target}")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, addressed)) {
            assertThat(route.deliver("a")).isTrue();
            assertThat(route.sent).containsExactly("there a");
        }
    }

    @Test
    void whatIsNotWaitedForIsNoEvidence() {
        assertThatThrownBy(() -> new RouteUnderTest(
                        WELL,
                        strangers -> strangers.wireTap("remote:send").id("send").to("outcome:forwarded?of=send")))
                .hasStackTraceContaining("step send, which is no call to a service that is waited for");
        assertThatThrownBy(() -> new RouteUnderTest(
                        WELL,
                        strangers -> strangers.to("direct:elsewhere").id("send").to("outcome:forwarded?of=send")))
                .hasStackTraceContaining("step send, which is no call to a service that is waited for");
    }

    @Test
    void aSecondOutcomeHoldsAlsoWhereAStepCatchesIt() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split()
                .body()
                .doTry()
                .process(StrangersRouteTest::done)
                .process(StrangersRouteTest::done)
                .doCatch(Exception.class)
                .end()
                .end())) {
            assertThat(route.holds("a")).contains("is given another");
        }
    }

    @Test
    void anOutcomeThatComesBehindTheRoutesBackCountsNothing() throws Exception {
        AtomicReference<BatchAccount> account = new AtomicReference<>();
        AtomicReference<TextRecord> record = new AtomicReference<>();
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split()
                .body()
                .process(exchange -> {
                    account.set(BatchAccount.of(exchange));
                    record.set(exchange.getMessage().getBody(TextRecord.class));
                })
                .end())) {
            route.holds("a");
            assertThatThrownBy(() -> account.get().done(record.get(), Outcome.of("late")))
                    .isInstanceOf(HoldException.class)
                    .hasMessageContaining("came after the attempt was over");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void noStepRemovesTheAccount() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .removeProperties("*")
                .removeHeaders("*")
                .split()
                .body()
                .removeProperties("*")
                .to("remote:send")
                .id("send")
                .removeProperties("*")
                .to("outcome:forwarded?of=send")
                .end())) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
        }
    }

    @Test
    void anEnvelopeThatNobodyOpensIsOneRecordAndOneWithNothingInItHolds() throws Exception {
        Steps asOne = strangers ->
                strangers.split().body().to("remote:send").id("send").to("outcome:forwarded?of=send");
        try (RouteUnderTest route = new RouteUnderTest(WELL, asOne)) {
            assertThat(route.deliver("{\"Records\":[{\"body\":\"1\"},{\"body\":\"2\"}]}"))
                    .isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 1));
        }
        try (RouteUnderTest route = new RouteUnderTest(
                WELL,
                strangers -> strangers.process(exchange -> {
                    RecordMessage message = (RecordMessage)
                            exchange.getMessage().getBody(List.class).get(0);
                    BatchAccount.of(exchange).opened(message.record(), List.of());
                }))) {
            assertThat(route.holds("a")).contains("No record came out of id-a");
        }
    }

    private static void done(Exchange exchange) {
        BatchAccount.of(exchange).done(exchange.getMessage().getBody(TextRecord.class), Outcome.of("done"));
    }

    private static SimpleExpression isText(String text) {
        return new SimpleExpression("${body.text} == '" + text + "'");
    }
}
