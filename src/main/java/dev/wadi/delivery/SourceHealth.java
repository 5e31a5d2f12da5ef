package dev.wadi.delivery;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * One readiness check for each route that reads from outside the process, {@code source:ROUTE}. It takes the place of Camel's checks of routes and consumers: those
 * have two lines for each route, also for the inner ones, as long as the context starts, and show the source's endpoint to whoever asks.
 */
public final class SourceHealth implements HealthCheckRepository {
    private final CamelContext context;
    private boolean enabled = true;

    public SourceHealth(CamelContext context) {
        this.context = context;
    }

    @Override
    public String getId() {
        return "sources";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Stream<HealthCheck> stream() {
        return enabled
                ? context.getRoutes().stream()
                        .filter(route -> route.getEndpoint().isRemote())
                        .map(Source::new)
                : Stream.empty();
    }

    private final class Source extends AbstractHealthCheck {
        private final Route route;

        Source(Route route) {
            super("wadi", "source:" + route.getRouteId());
            this.route = route;
            setCamelContext(context);
        }

        @Override
        public boolean isLiveness() {
            return false;
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            ServiceStatus status = context.getRouteController().getRouteStatus(route.getRouteId());
            if (status == null || !status.isStarted()) {
                builder.down().message(context.isStarted() ? "does not run" : "is starting");
            } else if (route.getConsumer() instanceof HealthCheckAware aware && aware.getHealthCheck() != null) {
                Result seen = aware.getHealthCheck().call(options);
                builder.state(seen.getState()).details(seen.getDetails());
                seen.getMessage().ifPresent(builder::message);
            } else {
                builder.up();
            }
        }
    }
}
