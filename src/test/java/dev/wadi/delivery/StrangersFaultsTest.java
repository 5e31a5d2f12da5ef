package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.FORWARD;
import static dev.wadi.delivery.RouteUnderTest.WELL;
import static dev.wadi.delivery.RouteUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import dev.wadi.testing.TextRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.PooledExchange;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.model.language.SimpleExpression;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults in the route that a stranger writes tomorrow: those that it catches, and those that find a record or hold. */
@Timeout(600)
class StrangersFaultsTest {
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

    /** What a step is entered for is known before anything in it can fail. */
    @Test
    void aConditionThatCannotBeAskedForOneRecordIsNoFaultOfItsNeighbours() throws Exception {
        Steps choosing = strangers -> strangers
                .process(StrangersFaultsTest::kindOfAllButB)
                .split(new SimpleExpression("${body}"), new IndependentRecordsStrategy())
                .choice()
                .when(new SimpleExpression("${header.kind} == 'left-out'"))
                .to("outcome:skipped")
                .otherwise()
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, choosing)) {
            assertThat(route.delivery(records -> records).deliver(RouteUnderTest.records("a", "b", "c")))
                    .isTrue();
            assertThat(route.sent).containsExactly("send a", "send c");
            assertThat(route.letters).containsExactly("id-b internal_error");
        }
    }

    private static void kindOfAllButB(Exchange poll) {
        List<Message> messages = new ArrayList<>();
        for (Object one : poll.getMessage().getBody(List.class)) {
            TextRecord record = ((Message) one).getBody(TextRecord.class);
            Message message = new DefaultMessage(poll);
            message.setBody(record);
            if (!record.text().equals("b")) {
                message.setHeader("kind", "known");
            }
            messages.add(message);
        }
        poll.getMessage().setBody(messages);
    }

    /** What stands behind the split was not done for it. */
    @Test
    void aRecordIsAcknowledgedOnlyWhenNothingOfTheRouteIsLeftForIt() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Remote awayAtFirst = (name, exchange) -> {
            if (name.equals("send") && text(exchange).equals("b") && calls.incrementAndGet() == 1) {
                throw new HoldException("away");
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(
                awayAtFirst, strangers -> FORWARD.thenAddTo(strangers).to("remote:announce"))) {
            assertThat(route.delivery(records -> {
                                assertThat(route.sent)
                                        .last()
                                        .asString()
                                        .startsWith("announce")
                                        .contains(records.get(0).text());
                                return records;
                            })
                            .deliver(RouteUnderTest.records("a", "b")))
                    .isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
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
}
