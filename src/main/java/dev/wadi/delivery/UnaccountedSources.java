package dev.wadi.delivery;

import java.util.List;
import java.util.Map;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/** Shows the routes whose source acknowledges whatever becomes of a record, where a setting allows them. They are up: somebody has decided so. */
final class UnaccountedSources extends AbstractHealthCheck {

    UnaccountedSources() {
        super("wadi", "unaccounted-sources");
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        List<String> routes = getCamelContext().getRoutes().stream()
                .filter(this::isUnaccounted)
                .map(Route::getRouteId)
                .toList();
        builder.up();
        if (!routes.isEmpty()) {
            builder.detail("routes", String.join(", ", routes));
            builder.message("Records that fail are lost by: " + String.join(", ", routes));
        }
    }

    private boolean isUnaccounted(Route route) {
        // the route itself has forgotten its definition as soon as it runs
        RouteDefinition definition = ((ModelCamelContext) getCamelContext()).getRouteDefinition(route.getRouteId());
        return definition != null && !RouteRules.isAccounted(getCamelContext(), definition);
    }
}
