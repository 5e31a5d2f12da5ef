package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static dev.wadi.delivery.RouteUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.PlainContext;
import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.language.SimpleExpression;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Filters of the route that a stranger writes tomorrow, and which records their "no" ends. */
@Timeout(600)
class StrangersFiltersTest {
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
    void theRecordsOfThePollAreNoFieldThatAStepHasSet() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .filter(new SimpleExpression("${body[0]} == 'a'"))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end())) {
            assertThat(route.holds("b")).contains("field 0");
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
    void aFilterInASubRouteDecidesNothingForTheRouteThatCalls() throws Exception {
        Steps calling = strangers -> strangers
                .split()
                .body()
                .to("direct:part")
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end();
        try (RouteUnderTest route =
                new RouteUnderTest(WELL, calling, from -> from.setHeader("wanted", new SimpleExpression("no"))
                        .filter(new SimpleExpression("${header.wanted} == 'yes'"))
                        .log("wanted")
                        .end())) {
            assertThat(route.deliver("a")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 1));
        }
    }

    @Test
    void aFilterWhoseOnlyStepIsLeftOutSaysNoToNobody() throws Exception {
        Steps caught = strangers -> strangers
                .split()
                .body()
                .setHeader("wanted", new SimpleExpression("yes"))
                .filter(new SimpleExpression("${header.wanted} == 'yes'"))
                .doTry()
                .to("remote:send")
                .doCatch(Exception.class)
                .end()
                .end()
                .end();
        Remote failing = (name, exchange) -> {
            throw new IllegalStateException("broken");
        };
        try (RouteUnderTest route = new RouteUnderTest(failing, caught)) {
            route.holds("a");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void aBlockWithoutStepsRefusesTheFile() throws Exception {
        try (DefaultCamelContext context = new PlainContext()) {
            Resource file = ResourceHelper.fromString("orders.camel.yaml", """
                    - route:
                        id: orders
                        from:
                          uri: direct:orders
                          steps:
                            - filter:
                                simple: "${header.kind} == 'x'"
                                steps: []
                            - to: log:behind
                    """);
            assertThatThrownBy(() -> PluginHelper.getRoutesLoader(context).loadRoutes(file))
                    .hasStackTraceContaining("filter has no steps, and Camel would put all that follows inside of it");
        }
    }
}
