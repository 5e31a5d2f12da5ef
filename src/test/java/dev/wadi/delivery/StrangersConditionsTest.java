package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import dev.wadi.testing.TextRecord;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.language.SimpleExpression;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Filters and choices of the route that a stranger writes tomorrow. */
@Timeout(600)
class StrangersConditionsTest {
    private static final Remote WELL = (name, exchange) -> {};

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

    /** Its source sets it for every record, whatever an edit has done to the steps before. */
    @ParameterizedTest
    @ValueSource(strings = {"${header.CamelTextId}", "${headers.cameltextid}", "${headerAs(CamelTextId,String)}"})
    void aHeaderOfTheSourceIsSetByNoStep(String header) throws Exception {
        SimpleExpression condition = new SimpleExpression(header + " == 'id-a'");
        Steps filter = strangers -> strangers
                .split()
                .body()
                .filter(condition)
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, filter)) {
            assertThat(route.holds("a", "b"))
                    .containsIgnoringCase("CamelTextId as its source gave it, which no step before it has set");
            assertThat(route.account.outcomes).isEmpty();
        }
        Steps choice = strangers -> strangers
                .split()
                .body()
                .choice()
                .when(condition)
                .to("remote:send")
                .otherwise()
                .to("outcome:skipped")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, choice)) {
            assertThat(route.holds("a", "b")).containsIgnoringCase("CamelTextId as its source gave it");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void aFilterOnAHeaderOfTheSourceMayDecideWhatEndsNoRecord() throws Exception {
        Steps noted = strangers -> strangers
                .split()
                .body()
                .filter(new SimpleExpression("${header.CamelTextId} == 'id-a'"))
                .log("a")
                .end()
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, noted)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${header.id}", "${headerAs(id,String)}"})
    void aHeaderThatAStepMakesOfOneOfTheSourceIsSet(String header) throws Exception {
        Steps own = strangers -> strangers
                .split()
                .body()
                .setHeader("id", new SimpleExpression("${header.CamelTextId}"))
                .filter(new SimpleExpression(header + " == 'id-a'"))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, own)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 1, "filtered", 1));
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
    void aConstantBodySkipsNobody() throws Exception {
        Steps edited = strangers -> strangers
                .split()
                .body()
                .setBody(new SimpleExpression("edited"))
                .choice()
                .when(new SimpleExpression("${body[kind]} == 'a'"))
                .to("remote:send")
                .otherwise()
                .to("outcome:skipped")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, edited)) {
            assertThat(route.holds("a", "b")).contains("field kind");
        }
    }

    @Test
    void aTableThatTakesNobodyIsNotTheRecordsFaultAlsoAmongSkippedOnes() throws Exception {
        Remote wrongTable = (name, exchange) -> {
            throw DynamoDbException.builder()
                    .statusCode(400)
                    .message("One or more parameter values were invalid")
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ValidationException")
                            .errorMessage("One or more parameter values were invalid")
                            .build())
                    .build();
        };
        Steps mixed = strangers -> strangers
                .split(new SimpleExpression("${body}"), new IndependentRecordsStrategy())
                .process(exchange -> exchange.getMessage().setHeader("kind", text(exchange)))
                .choice()
                .when(new SimpleExpression("${header.kind} != 'skip'"))
                .to("remote:save")
                .id("save")
                .to("outcome:stored?of=save")
                .otherwise()
                .to("outcome:skipped")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(wrongTable, mixed)) {
            assertThat(route.holds("a", "skip", "b")).contains("save");
            assertThat(route.letters).isEmpty();
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
        try (DefaultCamelContext context = new DefaultCamelContext()) {
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

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody(TextRecord.class).text();
    }
}
