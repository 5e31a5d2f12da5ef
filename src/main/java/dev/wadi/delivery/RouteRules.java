package dev.wadi.delivery;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/** What a route must be so that its records can be accounted for; told while the route is made, so that a broken edit changes nothing. */
public final class RouteRules {
    public static final String UNACCOUNTED_SOURCES = "wadi.unaccounted-sources";
    /** What to write instead, by the scheme of a source that acknowledges whatever becomes of a record. */
    private static final Map<String, String> INSTEAD = Map.of(
            "aws2-kinesis", "kinesis-stream:NAME",
            "aws2-sqs", "sqs-queue:NAME_OR_URL",
            "aws2-s3", "sqs-queue:NAME_OR_URL with the bucket's notifications");

    private static final Pattern OUTCOME = Pattern.compile("outcome:(?://)?[^?]*(?:\\?(?:.*&)?of=([^&]+))?.*");

    private RouteRules() {}

    /** @throws IllegalArgumentException for a source that loses what fails */
    public static void check(CamelContext context, RouteDefinition route) {
        if (!isAccounted(route)
                && !Boolean.parseBoolean(
                        context.resolvePropertyPlaceholders("{{" + UNACCOUNTED_SOURCES + ":false}}"))) {
            throw new IllegalArgumentException("Route " + route.getRouteId() + " reads from " + scheme(route)
                    + ", which knows nothing of outcomes and loses records that fail. Write from: "
                    + INSTEAD.get(scheme(route)) + ", or set " + UNACCOUNTED_SOURCES + "=true and lose them");
        }
    }

    public static boolean isAccounted(RouteDefinition route) {
        return !INSTEAD.containsKey(scheme(route));
    }

    private static String scheme(RouteDefinition route) {
        return route.getInput().getEndpointUri().split(":", 2)[0];
    }

    /** @throws IllegalArgumentException for an outcome without evidence, where it is not a branch of a choice */
    static void check(RouteDefinition route, ToDefinition to) {
        Matcher outcome = OUTCOME.matcher(to.getEndpointUri());
        if (!outcome.matches()) {
            return;
        }
        String of = outcome.group(1);
        if (of == null) {
            if (!RoutePosition.isInChoice(to)) {
                throw new IllegalArgumentException("Step " + to.getId() + " of route " + route.getRouteId()
                        + " gives an outcome that rests on nothing. Write of: ID with the id of the step that has the effect,"
                        + " or put it into a branch of a choice");
            }
        } else {
            NamedNode call = find(route.getOutputs(), of, prefix(route));
            if (call == null || !mayCall(call)) {
                throw new IllegalArgumentException("Step " + to.getId() + " of route " + route.getRouteId()
                        + " gives an outcome of step " + of + ", which is "
                        + (call == null ? "not in this route" : "no call to a service")
                        + ". Write of: ID with the id of a to, toD or enrich");
            }
        }
    }

    /** Whether the step gives an outcome by the mere fact that an exchange came here. */
    static boolean restsOnNothing(ToDefinition to) {
        Matcher outcome = OUTCOME.matcher(to.getEndpointUri());
        return outcome.matches() && outcome.group(1) == null;
    }

    private static String prefix(RouteDefinition route) {
        return route.getNodePrefixId() == null ? "" : route.getNodePrefixId();
    }

    private static NamedNode find(List<ProcessorDefinition<?>> steps, String id, String prefix) {
        for (ProcessorDefinition<?> step : steps) {
            if (id.equals(step.getId()) || (prefix + id).equals(step.getId())) {
                return step;
            }
            NamedNode inside = find(step.getOutputs(), id, prefix);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private static boolean mayCall(NamedNode step) {
        return step instanceof ToDefinition
                || step instanceof ToDynamicDefinition
                || step instanceof EnrichDefinition
                || step instanceof PollEnrichDefinition
                || step instanceof RecipientListDefinition;
    }
}
