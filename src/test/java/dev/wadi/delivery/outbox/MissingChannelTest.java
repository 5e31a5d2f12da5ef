package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.TABLE;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.HoldException;
import dev.wadi.testing.LogLines;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.Test;

/** Why a channel leads nowhere: the route that has it is stopped, or there is none. */
class MissingChannelTest extends OutboxFixture {
    private static final String ROUTE = TABLE + "-" + MAIN;

    @Test
    void aStoppedRouteIsNamedByTheHoldAndInTheLogAndItsMessagesGoWhenItRunsAgain() throws Exception {
        world.put(outbox, message("a"));
        routes().stopRoute(ROUTE);
        assertThatThrownBy(() -> outbox.put(message("b")))
                .isInstanceOf(HoldException.class)
                .hasMessageContainingAll(
                        "Route " + ROUTE + " is stopped, whose step announce-" + ROUTE
                                + " leads the channel main of the outbox in " + TABLE,
                        "Start Wadi again");
        try (LogLines lines = new LogLines(Outbox.class.getName())) {
            resend(application);
            assertThat(lines.all())
                    .singleElement()
                    .asString()
                    .contains("1 message waits in " + TABLE + " for main", "Route " + ROUTE + " is stopped");
        }
        assertThat(bodies()).isEmpty();
        routes().startRoute(ROUTE);
        resend(application);
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void aRouteThatDoesNotStartByItselfLeadsItsChannels() throws Exception {
        RouteBuilder.addRoutes(application.context(), builder -> builder.from("direct:later")
                .routeId("later")
                .autoStartup(false)
                .to(OutboxWorld.step("later", queue)));
        world.put(outbox, message("a", "later"));
        resend(application);
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void aSuspendedRouteStillLeadsItsChannels() throws Exception {
        routes().suspendRoute(ROUTE);
        assertThat(routes().getRouteStatus(ROUTE).isSuspended()).isTrue();
        world.put(outbox, message("a"));
        resend(application);
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void aStoppedRouteWithTheChannelOfAnotherTableIsNotTheOne() throws Exception {
        OutboxWorld.leadNowhere(application, MAIN);
        OutboxWorld.lead(application, "another", MAIN, queue);
        routes().stopRoute("another-" + MAIN);
        assertThatThrownBy(() -> outbox.put(message("a")))
                .hasMessageStartingWith("No step of a route that runs here has the channel main");
    }

    private RouteController routes() {
        return application.context().getRouteController();
    }
}
