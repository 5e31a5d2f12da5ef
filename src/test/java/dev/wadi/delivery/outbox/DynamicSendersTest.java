package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.HoldException;
import dev.wadi.testing.LogLines;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Only {@code to} sends: a step that makes its address for each record holds its source, and what it wants to send waits. */
class DynamicSendersTest extends OutboxFixture {
    private interface Step {
        void behind(RouteDefinition route, RouteBuilder in);
    }

    private static Arguments step(String kind, Step step) {
        return Arguments.of(kind, step);
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                step("toD", (route, in) -> route.toD("${header.to}")),
                step("enrich", (route, in) -> route.enrich().header("to")),
                step("recipientList", (route, in) -> route.recipientList(in.header("to"))),
                step("routingSlip", (route, in) -> route.routingSlip(in.header("to"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void nothingIsSentAndTheMessageSaysWhatToWrite(String kind, Step step) throws Exception {
        route(kind, step);
        world.put(outbox, message("a"));
        assertThat(go(kind).getException())
                .hasStackTraceContaining(HoldException.class.getName()
                        + ": Messages of the channel main of the outbox in " + OutboxWorld.TABLE
                        + " were to be sent by a step whose address is made for each record")
                .hasStackTraceContaining("Write to: \"outbox:main\"");
        assertThat(bodies()).isEmpty();
        assertThat(world.rows()).hasSize(1);
        resend(application);
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void aWireTapSendsNothingAndItsRouteIsTold() throws Exception {
        route("wireTap", (route, in) -> route.wireTap("${header.to}"));
        world.put(outbox, message("a"));
        NotifyBuilder tapped =
                new NotifyBuilder(application.context()).whenFailed(1).create();
        try (LogLines lines = new LogLines(Outbox.class.getName())) {
            go("wireTap");
            assertThat(lines.all())
                    .singleElement()
                    .asString()
                    .startsWith("Route wireTap has left messages for the channel main");
        }
        await().until(tapped::matches);
        assertThat(bodies()).isEmpty();
        assertThat(world.rows()).hasSize(1);
    }

    @Test
    void suchAStepOpensNoChannel() throws Exception {
        OutboxWorld.leadNowhere(application, MAIN);
        route("toD", (route, in) -> route.toD("${header.to}"));
        go("toD");
        assertThat(OutboxComponent.of(application.context()).channels().find(OutboxWorld.TABLE, MAIN))
                .isEmpty();
    }

    @Test
    void aStepWhoseEndpointIsInterceptedSends() throws Exception {
        OutboxWorld.leadNowhere(application, MAIN);
        RouteBuilder.addRoutes(application.context(), builder -> {
            builder.interceptSendToEndpoint("outbox:*").log("intercepted");
            builder.from("direct:to").routeId("to").to(OutboxWorld.step(MAIN, queue));
        });
        world.put(outbox, message("a"));
        assertThat(go("to").getException()).isNull();
        assertThat(bodies()).containsExactly("a");
    }

    private void route(String kind, Step step) throws Exception {
        RouteBuilder.addRoutes(
                application.context(),
                builder -> step.behind(builder.from("direct:" + kind).routeId(kind), builder));
    }

    private Exchange go(String kind) {
        return application.context().createProducerTemplate().send("direct:" + kind, exchange -> {
            exchange.getMessage().setHeader("to", OutboxWorld.step(MAIN, queue));
            outbox.due(exchange, MAIN, List.of("a"));
        });
    }
}
