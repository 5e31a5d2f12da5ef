package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for the route that a stranger writes tomorrow, of Camel's own steps. */
@Timeout(120)
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
    void aFilterEndsRecordsOnlyByWhatAStepHasSet() throws Exception {
        Steps filtered = strangers -> strangers
                .split()
                .body()
                .process(exchange ->
                        exchange.getMessage().setHeader("wanted", text(exchange).equals("a")))
                .filter(new SimpleExpression("${header.wanted}"))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, filtered)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 1, "filtered", 1));
        }
        Steps unset = strangers -> strangers
                .split()
                .body()
                .filter(new SimpleExpression("${header.wanted}"))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, unset)) {
            assertThat(route.holds("a", "b")).contains("header wanted", "no step before it has set");
        }
    }

    @Test
    void aFilterThatIsNotTheLastStepEndsNothing() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split()
                .body()
                .setHeader("wanted", new SimpleExpression("no"))
                .filter(new SimpleExpression("${header.wanted} == 'yes'"))
                .to("remote:send")
                .end()
                .log("and on")
                .end())) {
            assertThat(route.holds("a")).contains("no outcome to 1 of 1 records");
        }
    }

    @Test
    void aConditionThatReadsNothingOfTheRecordFiltersNone() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .filter(new SimpleExpression("'on' == 'off'"))
                .to("remote:send")
                .end())) {
            assertThat(route.holds("a")).contains("no outcome to 1 of 1 records");
        }
    }

    @Test
    void anOutcomeInABranchOfAChoiceNeedsWhatTheChoiceReads() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, choice(true))) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 1, "skipped", 1));
        }
        try (RouteUnderTest route = new RouteUnderTest(WELL, choice(false))) {
            assertThat(route.holds("a", "b")).contains("header kind");
        }
    }

    private static Steps choice(boolean set) {
        return strangers -> strangers
                .split()
                .body()
                .process(exchange -> {
                    if (set) {
                        exchange.getMessage().setHeader("kind", text(exchange));
                    }
                })
                .choice()
                .when(new SimpleExpression("${header.kind} == 'a'"))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .otherwise()
                .to("outcome:skipped")
                .end()
                .end();
    }

    @Test
    void outcomesThatRestOnNothingRefuseTheStart() {
        assertThatThrownBy(() -> new RouteUnderTest(WELL, strangers -> strangers.to("outcome:done")))
                .rootCause()
                .hasMessageContaining("rests on nothing");
        assertThatThrownBy(() -> new RouteUnderTest(WELL, strangers -> strangers.to("outcome:done?of=nowhere")))
                .rootCause()
                .hasMessageContaining("step nowhere, which is not in this route");
        assertThatThrownBy(() -> new RouteUnderTest(
                        WELL, strangers -> strangers.log("x").id("say").to("outcome:done?of=say")))
                .rootCause()
                .hasMessageContaining("step say, which is no call");
        assertThatThrownBy(() -> new RouteUnderTest(WELL, strangers -> strangers.to("outcome:dead_letter?of=x")))
                .rootCause()
                .hasMessageContaining("dead_letter is kept");
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
    void anOutcomeBehindTheRoutesBackHolds() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split()
                .body()
                .process(exchange -> {
                    TextRecord record = exchange.getMessage().getBody(TextRecord.class);
                    BatchAccount account = BatchAccount.of(exchange);
                    new Thread(() -> {
                                while (account.outcome(record).isEmpty()) {
                                    try {
                                        account.done(record, Outcome.of("late"));
                                    } catch (HoldException e) {
                                        return;
                                    }
                                }
                            })
                            .start();
                })
                .end())) {
            // whether it came in time or not is chance; acknowledged without outcome it never is
            if (route.account.outcomes.isEmpty()) {
                assertThat(route.deliver("a")).isTrue();
            }
            assertThat(route.account.outcomes).isEqualTo(Map.of("late", 1));
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
        try (RouteUnderTest route = new RouteUnderTest(
                WELL,
                strangers -> strangers.process(exchange -> {
                    TextRecord message = (TextRecord)
                            exchange.getMessage().getBody(List.class).get(0);
                    BatchAccount.of(exchange).opened(message, List.of());
                }))) {
            assertThat(route.holds("a")).contains("No record came out of id-a");
        }
    }

    @Test
    void aPooledExchangeThatFailsIsNotAcknowledged() throws Exception {
        Remote failing = (name, exchange) -> {
            throw new IllegalStateException("no");
        };
        try (RouteUnderTest route = new RouteUnderTest(failing, FORWARD)) {
            route.context
                    .getCamelContextExtension()
                    .setExchangeFactory(new org.apache.camel.impl.engine.PooledExchangeFactory());
            route.holds("a");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void camelsOwnSourcesAreRefusedUnlessASettingSaysSo() throws Exception {
        assertThatThrownBy(() -> startWithCamelsOwnSource("false"))
                .hasStackTraceContaining("Write from: sqs-queue:NAME_OR_URL");
        try (DefaultCamelContext context = startWithCamelsOwnSource("true")) {
            assertThat(context.getRoute("orders").getEndpoint().getEndpointUri())
                    .startsWith("aws2-sqs");
        }
    }

    private static DefaultCamelContext startWithCamelsOwnSource(String allowed) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().addInitialProperty("wadi.unaccounted-sources", allowed);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("aws2-sqs:orders?queueOwnerAWSAccountId=1&region=eu-west-1&useDefaultCredentialsProvider=true")
                        .routeId("orders")
                        .autoStartup(false)
                        .to("log:orders");
            }
        });
        context.start();
        return context;
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
