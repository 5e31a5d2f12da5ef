package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.PlainContext;
import dev.wadi.delivery.RouteUnderTest.Steps;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends a record of the route that a stranger writes tomorrow: only what rests on a call, or on a condition that reads what a step has set. */
@Timeout(600)
class StrangersOutcomesTest {
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
    void anOutcomeOfTwoStepsNeedsBoth() throws Exception {
        Steps both = strangers -> strangers
                .split()
                .body()
                .setHeader("told", new SimpleExpression("${body}"))
                .to("remote:save")
                .id("save")
                .choice()
                .when(new SimpleExpression("${header.told} == 'a'"))
                .to("remote:tell")
                .id("tell")
                .end()
                .to("outcome:done?of=save,tell")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, both)) {
            assertThat(route.deliver("a")).isTrue();
            assertThat(route.outcomes()).isEqualTo(Map.of("done", 1));
            assertThat(route.holds("b")).contains("no outcome to 1 of 1 records");
        }
    }

    @Test
    void eachOfSeveralStepsMustBeACall() {
        assertThatThrownBy(() -> new RouteUnderTest(
                        WELL,
                        strangers -> strangers.to("remote:save").id("save").to("outcome:done?of=save,nobody")))
                .hasStackTraceContaining("gives an outcome of step nobody, which is not in this route");
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
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split()
                .body()
                .to("{{where:remote:send}}")
                .id("send")
                .to("{{end:outcome:done}}?of=send"))) {
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
                strangers -> strangers
                        .split()
                        .body()
                        .toD("remote:${body.text}")
                        .id("send")
                        .to("outcome:done?of=send"),
                null,
                (file, context) -> file.interceptSendToEndpoint("remote:*")
                        .skipSendToOriginalEndpoint()
                        .log("instead"))) {
            assertThat(route.holds("a")).contains("no outcome to 1 of 1 records");
        }
        try (RouteUnderTest route = new RouteUnderTest(
                WELL,
                strangers ->
                        strangers.split().body().to("remote:send").id("send").to("outcome:done?of=send"),
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
        DefaultCamelContext context = new PlainContext();
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
}
