package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.PooledExchange;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for the route that a stranger writes tomorrow, of Camel's own steps. */
@Timeout(600)
class StrangersRouteTest {
    private static final Remote WELL = (name, exchange) -> {};
    private static final Steps FORWARD = route -> route.split()
            .body()
            .to("remote:send")
            .id("send")
            .to("outcome:forwarded?of=send")
            .end();

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
    void aFaultThatTheRouteHasCaughtFiltersAndSkipsNobody() throws Exception {
        Remote failing = (name, exchange) -> {
            throw new HoldException("away");
        };
        Steps lookUp = strangers -> strangers
                .split()
                .body()
                .setHeader("kind", new SimpleExpression(""))
                .doTry()
                .to("remote:look-up")
                .doCatch(Exception.class)
                .end()
                .filter(new SimpleExpression("${header.kind} != ''"))
                .to("remote:send")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(failing, lookUp)) {
            assertThat(route.holds("a", "b")).contains("away");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void elevenInARowAreTheRoutesFault() throws Exception {
        Steps broken = strangers -> strangers
                .split(new SimpleExpression("${body}"), new IndependentRecordsStrategy())
                .process(exchange -> {
                    if (!text(exchange).equals("good")) {
                        throw new IllegalStateException("broken");
                    }
                })
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end();
        String[] ten = IntStream.range(0, 11)
                .mapToObj(i -> i == 0 ? "good" : "bad" + i)
                .toArray(String[]::new);
        try (RouteUnderTest route = new RouteUnderTest(WELL, broken)) {
            assertThat(route.deliver(ten)).isTrue();
            assertThat(route.letters).hasSize(10);
        }
        String[] eleven = IntStream.range(0, 12)
                .mapToObj(i -> i == 0 ? "good" : "bad" + i)
                .toArray(String[]::new);
        try (RouteUnderTest route = new RouteUnderTest(WELL, broken)) {
            assertThat(route.holds(eleven)).contains("broken");
            assertThat(route.letters).isEmpty();
        }
    }

    @Test
    void aCallThatWasCaughtIsNoEvidence() throws Exception {
        Remote failing = (name, exchange) -> {
            throw new IllegalStateException("nothing was taken");
        };
        try (RouteUnderTest route = new RouteUnderTest(failing, strangers -> strangers
                .split()
                .body()
                .doTry()
                .to("remote:send")
                .id("send")
                .doCatch(Exception.class)
                .end()
                .to("outcome:forwarded?of=send")
                .end())) {
            route.holds("a", "b");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void aRouteMayCatchTheFaultOfADependencyAndGoAnotherWay() throws Exception {
        Remote firstAway = (name, exchange) -> {
            if (name.equals("first")) {
                throw new HoldException("the first is away");
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(firstAway, strangers -> strangers
                .split()
                .body()
                .doTry()
                .to("remote:first")
                .doCatch(Exception.class)
                .to("remote:second")
                .id("second")
                .end()
                .to("outcome:forwarded?of=second")
                .end())) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.sent).containsExactly("second a", "second b");
        }
    }

    @Test
    void whatFailsBehindAnOutcomeHolds() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Remote awayForAWhile = (name, exchange) -> {
            if (name.equals("then") && calls.incrementAndGet() < 5) {
                throw new HoldException("away");
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(awayForAWhile, strangers -> strangers
                .split(new SimpleExpression("${body}"), new IndependentRecordsStrategy())
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .to("remote:then")
                .end())) {
            assertThat(route.deliver("a")).isTrue();
            assertThat(route.sent).endsWith("then a");
        }
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

    @Test
    void aPooledExchangeThatFailsIsNotAcknowledged() throws Exception {
        Remote failing = (name, exchange) -> {
            throw new IllegalStateException("no");
        };
        try (RouteUnderTest route =
                new RouteUnderTest(failing, FORWARD, null, (file, context) -> context.getCamelContextExtension()
                        .setExchangeFactory(new PooledExchangeFactory()))) {
            Consumer source = route.context.getRoute("strangers").getConsumer();
            assertThat(source.createExchange(false)).isInstanceOf(PooledExchange.class);
            route.holds("a");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void inACallAllOfABatchRefusedInTheSameWordsIsNoRecordsFault() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Remote wrongTable = (name, exchange) -> {
            if (calls.incrementAndGet() <= 40) {
                throw new IllegalArgumentException("no such attribute");
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(wrongTable, FORWARD)) {
            assertThat(route.deliver("a", "b", "c")).isTrue();
            assertThat(route.letters).isEmpty();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 3));
        }
    }

    @Test
    void oneRecordThatAStepCannotTakeIsFoundAndItsNeighboursGoOn() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split()
                .body()
                .process(exchange -> {
                    if (text(exchange).equals("b")) {
                        throw new IllegalStateException("poison");
                    }
                })
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end())) {
            assertThat(route.deliver("a", "b", "c")).isTrue();
            assertThat(route.letters).containsExactly("id-b internal_error");
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2, "dead_letter", 1));
        }
    }

    private static void done(Exchange exchange) {
        BatchAccount.of(exchange).done(exchange.getMessage().getBody(TextRecord.class), Outcome.of("done"));
    }

    private static SimpleExpression isText(String text) {
        return new SimpleExpression("${body.text} == '" + text + "'");
    }

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody(TextRecord.class).text();
    }
}
