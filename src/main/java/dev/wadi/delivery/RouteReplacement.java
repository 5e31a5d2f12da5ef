package dev.wadi.delivery;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Routes of a context that are just being replaced, for the {@linkplain RouteRules rules}: these are for what there will be. One at a time; it lasts until it is
 * {@linkplain #end ended}.
 */
public final class RouteReplacement {
    private static final String NAME = "wadi-route-replacement";

    private final CamelContext context;
    private final List<RouteDefinition> coming;
    private final boolean restoring;

    private RouteReplacement(CamelContext context, List<RouteDefinition> coming, boolean restoring) {
        this.context = context;
        this.coming = List.copyOf(coming);
        this.restoring = restoring;
        context.getRegistry().bind(NAME, this);
    }

    /** @param coming routes of other files that are replaced next, so that the rules do without the old ones */
    public static RouteReplacement with(CamelContext context, List<RouteDefinition> coming) {
        return new RouteReplacement(context, coming, false);
    }

    /** By what ran before, and was right then: no rule may keep it from running again. */
    public static RouteReplacement restoring(CamelContext context) {
        return new RouteReplacement(context, List.of(), true);
    }

    static List<RouteDefinition> coming(CamelContext context) {
        RouteReplacement now = of(context);
        return now == null ? List.of() : now.coming;
    }

    static boolean isRestoring(CamelContext context) {
        RouteReplacement now = of(context);
        return now != null && now.restoring;
    }

    private static RouteReplacement of(CamelContext context) {
        return context.getRegistry().lookupByNameAndType(NAME, RouteReplacement.class);
    }

    public void end() {
        context.getRegistry().unbind(NAME);
    }
}
