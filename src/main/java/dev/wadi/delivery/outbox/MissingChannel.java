package dev.wadi.delivery.outbox;

import dev.wadi.delivery.HoldException;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.RouteDefinition;

/** Why a channel leads nowhere, and what to do. */
final class MissingChannel {
    private MissingChannel() {}

    /** That the route with its step is stopped, or that there is none. */
    static HoldException of(CamelContext context, String table, String name) {
        return context.getRoutes().stream()
                .filter(route -> !isStarted(context, route))
                .flatMap(route -> step(context, route, table, name).stream())
                .findFirst()
                .map(step -> stopped(step, table))
                .orElseGet(() -> unknown(table, name));
    }

    private static boolean isStarted(CamelContext context, Route route) {
        ServiceStatus status = context.getRouteController().getRouteStatus(route.getRouteId());
        return status != null && status.isStarted();
    }

    private static Optional<ChannelStep> step(CamelContext context, Route route, String table, String name) {
        return route.getRoute() instanceof RouteDefinition definition
                ? ChannelStep.of(context, definition)
                        .filter(step -> step.isTo()
                                && step.channel().equals(name)
                                && step.value(ChannelStep.TABLE)
                                        .filter(table::equals)
                                        .isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private static HoldException stopped(ChannelStep step, String table) {
        return new HoldException(
                "Route " + step.route().getRouteId() + " is stopped, whose step " + step.id()
                        + " leads the channel " + step.channel() + " of the outbox in " + table
                        + ", so that its messages wait. Start Wadi again; if an edit of its file was refused, correct that first");
    }

    private static HoldException unknown(String table, String name) {
        return new HoldException("No step of a route that runs here has the channel " + name + " of the outbox in "
                + table
                + ", so that nobody knows where its messages go. Write to: \"outbox:" + name + "\" with table: " + table
                + " and queue: or topic: into the route");
    }
}
