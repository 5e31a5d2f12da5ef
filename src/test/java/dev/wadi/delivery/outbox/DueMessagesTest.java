package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static dev.wadi.delivery.outbox.OutboxWorld.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.testing.LogLines;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What a step has left for the step that sends, sent once though something fails in between. */
class DueMessagesTest extends OutboxFixture {
    @Test
    void aSentMessageWhoseRowCannotBeRemovedIsNotSentAgain() throws Exception {
        world.put(outbox, message("a"));
        failTransactions(2);
        assertThatThrownBy(() -> send(application, outbox, "a")).isInstanceOf(DynamoDbException.class);
        resend(application);
        assertThat(world.rows()).hasSize(1);
        resend(application);
        assertThat(world.rows()).isEmpty();
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void itIsNotSentAgainByAnOutboxThatReplacesTheFirstOne() throws Exception {
        world.put(outbox, message("a"));
        failTransactions(2);
        assertThatThrownBy(() -> send(application, outbox, "a")).isInstanceOf(DynamoDbException.class);
        Outbox replacement = OutboxWorld.outbox();
        application.context().getRegistry().bind("outbox", replacement);
        calls.mend();
        clock.set(clock.instant().plusSeconds(61));
        resend(application);
        assertThat(world.rows()).isEmpty();
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void whatTwoStepsSayIsDueIsAllSent() throws Exception {
        world.put(outbox, message("a"));
        world.put(outbox, message("b"));
        Exchange exchange = new DefaultExchange(application.context());
        outbox.due(exchange, MAIN, List.of("a"));
        outbox.due(exchange, MAIN, List.of("b"));
        application.context().createProducerTemplate().send("direct:" + OutboxWorld.TABLE + "-" + MAIN, exchange);
        assertThat(bodies()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whatCouldNotBeSentIsStillDueWhenTheStepIsTriedAgain() throws Exception {
        world.put(outbox, message("a"));
        Exchange exchange = new DefaultExchange(application.context());
        outbox.due(exchange, MAIN, List.of("a"));
        failTransactions(1);
        var template = application.context().createProducerTemplate();
        template.send("direct:" + OutboxWorld.TABLE + "-" + MAIN, exchange);
        assertThat(exchange.getException()).isInstanceOf(DynamoDbException.class);
        exchange.setException(null);
        template.send("direct:" + OutboxWorld.TABLE + "-" + MAIN, exchange);
        assertThat(world.rows()).isEmpty();
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void whatACopyOfTheExchangeHasSentIsNotDueAnyMore() throws Exception {
        route(builder -> builder.from("direct:copies")
                .routeId("copies")
                .multicast()
                .to(OutboxWorld.step(MAIN, queue), OutboxWorld.step(MAIN, queue)));
        world.put(outbox, message("a"));
        try (LogLines lines = new LogLines(Outbox.class.getName())) {
            go("direct:copies", "a");
            assertThat(lines.all()).isEmpty();
        }
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void aRouteThatLeavesThemToTheTimerIsToldOnce() throws Exception {
        route(builder -> builder.from("direct:no-step").routeId("no-step").log("on"));
        world.put(outbox, message("a"));
        try (LogLines lines = new LogLines(Outbox.class.getName())) {
            go("direct:no-step", "a");
            go("direct:no-step", "a");
            assertThat(lines.all())
                    .singleElement()
                    .asString()
                    .contains(
                            "Route no-step has left messages for the channel main of the outbox in "
                                    + OutboxWorld.TABLE,
                            "only the timer sends them",
                            "Write to: \"outbox:main\" behind the step that leaves them");
        }
        resend(application);
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void anExchangeThatFailsIsNotTold() throws Exception {
        route(builder ->
                builder.from("direct:fails").routeId("fails").throwException(IllegalStateException.class, "away"));
        try (LogLines lines = new LogLines(Outbox.class.getName())) {
            assertThat(go("direct:fails", "a").getException()).isNotNull();
            assertThat(lines.all()).isEmpty();
        }
    }

    private void route(LambdaRouteBuilder route) throws Exception {
        RouteBuilder.addRoutes(application.context(), route);
    }

    private Exchange go(String route, String id) {
        return application.context().createProducerTemplate().send(route, exchange -> {
            outbox.due(exchange, MAIN, List.of(id));
        });
    }

    /** Fails that many transactions before they leave. */
    private void failTransactions(int times) {
        AtomicInteger failing = new AtomicInteger(times);
        calls.before(request -> {
            if (request instanceof TransactWriteItemsRequest && failing.getAndDecrement() > 0) {
                throw DynamoDbException.builder().statusCode(503).build();
            }
        });
    }
}
