package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.language.SimpleExpression;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Filters, choices and refused starts of the route that a stranger writes tomorrow. */
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

    static Stream<Arguments> waysToAnOutcome() {
        return Stream.of(
                way("toD", strangers -> strangers.toD("outcome:stored")),
                way("toD by a header", strangers -> strangers
                        .setHeader("end", new SimpleExpression("outcome:stored"))
                        .toD("${header.end}")),
                way(
                        "toD of a call",
                        strangers -> strangers.to("remote:send").id("send").toD("outcome:stored?of=send")),
                way("recipientList", strangers -> strangers
                        .recipientList(new SimpleExpression("outcome:stored"))
                        .end()),
                way("routingSlip", strangers -> strangers
                        .routingSlip(new SimpleExpression("outcome:stored"))
                        .end()),
                way("enrich", strangers -> strangers.enrich("outcome:stored")),
                way("wireTap", strangers -> strangers.wireTap("outcome:stored").end()));
    }

    private static Arguments way(String name, Steps steps) {
        return Arguments.of(name, steps);
    }

    /** Only of a {@code to} it is known when the route is made what its outcome rests on. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToAnOutcome")
    void anOutcomeByAnyOtherWayThanToEndsNothing(String name, Steps steps) throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, steps)) {
            assertThat(route.holds("a", "b")).containsAnyOf("no outcome to 2 of 2 records", "Write to: outcome:stored");
            assertThat(route.account.outcomes).isEmpty();
            assertThat(route.letters).isEmpty();
        }
    }

    @Test
    void whatAPlaceholderHidesIsLookedAtToo() throws Exception {
        assertThatThrownBy(() -> new RouteUnderTest(WELL, strangers -> strangers.to("{{end:outcome:done}}")))
                .rootCause()
                .hasMessageContaining("rests on nothing");
        for (String nobody : List.of("log:x", "seda:x", "mock:x", "stub:remote:x")) {
            assertThatThrownBy(() -> new RouteUnderTest(WELL, strangers -> strangers
                            .to("{{where:" + nobody + "}}")
                            .id("send")
                            .to("outcome:done?of=send")))
                    .as(nobody)
                    .rootCause()
                    .hasMessageContaining("step send, which is no call");
        }
        try (RouteUnderTest route = new RouteUnderTest(
                WELL,
                strangers -> strangers.to("{{where:remote:send}}").id("send").to("{{end:outcome:done}}?of=send"))) {
            assertThat(route.deliver("a")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("done", 1));
        }
    }

    /** A call that an interceptor makes in the step's place, or nobody makes, has taken nothing. */
    @Test
    void aCallThatAnInterceptorLeavesOutIsNoEvidence() throws Exception {
        assertThatThrownBy(() -> new RouteUnderTest(
                        WELL,
                        strangers -> strangers.to("remote:send").id("send").to("outcome:done?of=send"),
                        null,
                        (file, context) -> file.interceptSendToEndpoint("remote:*")
                                .skipSendToOriginalEndpoint()
                                .log("instead")))
                .rootCause()
                .hasMessageContaining("step send, which is no call");
        try (RouteUnderTest route = new RouteUnderTest(
                WELL,
                strangers -> strangers.toD("remote:${body.size}").id("send").to("outcome:done?of=send"),
                null,
                (file, context) -> file.interceptSendToEndpoint("remote:*")
                        .skipSendToOriginalEndpoint()
                        .log("instead"))) {
            assertThat(route.holds("a")).contains("no outcome to 1 of 1 records");
        }
        try (RouteUnderTest route = new RouteUnderTest(
                WELL,
                strangers -> strangers.to("remote:send").id("send").to("outcome:done?of=send"),
                null,
                (file, context) -> file.interceptSendToEndpoint("remote:*").log("first"))) {
            assertThat(route.deliver("a")).isTrue();
            assertThat(route.sent).hasSize(1);
        }
    }

    @Test
    void outcomesThatRestOnNothingRefuseTheStart() {
        assertThatThrownBy(() -> new RouteUnderTest(WELL, strangers -> strangers
                        .choice()
                        .when(new SimpleExpression("${body} contains 'x'"))
                        .to("remote:send")
                        .otherwise()
                        .to("outcome:skipped")
                        .end()))
                .rootCause()
                .hasMessageContaining("of which Wadi cannot tell whether a step has set what it reads");
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

    @ParameterizedTest
    @CsvSource({
        "aws2-kinesis:orders, kinesis-stream:NAME",
        "aws2-sqs:orders?queueOwnerAWSAccountId=1, sqs-queue:NAME_OR_URL"
    })
    void camelsOwnSourcesAreRefusedUnlessASettingSaysSo(String uri, String instead) throws Exception {
        assertThatThrownBy(() -> startWithCamelsOwnSource(uri, "false"))
                .hasStackTraceContaining("Write from: " + instead);
        try (DefaultCamelContext context = startWithCamelsOwnSource(uri, "true")) {
            HealthCheck check =
                    context.getRegistry().lookupByNameAndType("wadi-unaccounted-sources", HealthCheck.class);
            HealthCheck.Result shown = check.call();
            assertThat(shown.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(shown.getDetails()).containsEntry("routes", "orders");
            assertThat(shown.getMessage()).contains("Records that fail are lost by: orders");
        }
    }

    private static DefaultCamelContext startWithCamelsOwnSource(String uri, String allowed) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().addInitialProperty("wadi.unaccounted-sources", allowed);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri + (uri.contains("?") ? "&" : "?") + "region=eu-west-1&useDefaultCredentialsProvider=true")
                        .routeId("orders")
                        .autoStartup(false)
                        .to("log:orders");
            }
        });
        context.start();
        return context;
    }

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody(TextRecord.class).text();
    }
}
