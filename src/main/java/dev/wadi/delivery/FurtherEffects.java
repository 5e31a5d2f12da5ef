package dev.wadi.delivery;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.WireTapDefinition;

/** A record has its outcome with the last of its effects: no step that ends records stands before another call. */
final class FurtherEffects {
    private FurtherEffects() {}

    /** @throws IllegalArgumentException where a step behind one that ends records has another effect for them, or is to end them too */
    static void require(CamelContext context, RouteDefinition route, NamedNode step, PerRecordEndpoint block) {
        if (block == null || !block.hasEffect() || !block.isLast()) {
            return;
        }
        Optional<NamedNode> further = RoutePosition.behind(step)
                .filter(behind -> hasEffect(context, route, behind))
                .findFirst();
        if (further.isPresent()) {
            String second = further.get().getId();
            throw new IllegalArgumentException("its records end with the answer of its service, and step " + second
                    + " behind it has another effect for them."
                    + " Write last: false at " + step.getId()
                    + (isBlock(context, route, further.get())
                            ? ", so that " + second + " ends them"
                            : ", and to: outcome:NAME?of=" + second + " behind " + second));
        }
        if (RouteRules.isAsked(context, route, step)) {
            throw new IllegalArgumentException(
                    "its records end with the answer of its service, and an outcome step behind it would give them another."
                            + " Write last: false at " + step.getId() + ", or remove the outcome step");
        }
    }

    private static boolean isBlock(CamelContext context, RouteDefinition route, NamedNode step) {
        return Evidence.block(context, route, step).isPresent();
    }

    /** Whatever Camel calls and waits for, unless it is known to change nothing. */
    private static boolean hasEffect(CamelContext context, RouteDefinition route, NamedNode step) {
        if (!(step instanceof ToDefinition || step instanceof ToDynamicDefinition)
                || step instanceof WireTapDefinition<?>) {
            return false;
        }
        return Evidence.of(context, route, step) != Evidence.NONE;
    }
}
