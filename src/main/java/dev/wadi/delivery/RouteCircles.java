package dev.wadi.delivery;

import dev.wadi.settings.Flows;
import dev.wadi.settings.Flows.End;
import dev.wadi.settings.Resource;
import dev.wadi.settings.SettingException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/** Whether what a route writes, dead letters among it, comes back to it, by itself or by way of others. */
final class RouteCircles {
    /** What an endpoint is, by its scheme. */
    private static final Map<String, String> KINDS = Map.of(
            "kinesis-stream", "stream",
            "aws2-kinesis", "stream",
            "sqs-queue", "queue",
            "aws2-sqs", "queue",
            "aws2-sns", "topic",
            "direct", "direct",
            "seda", "seda");

    private static final Pattern URI = Pattern.compile("[\\w-]+:(?://)?(.*?)(?:\\?(.*))?");
    private static final Pattern QUEUE_URL = Pattern.compile("(?:^|&)queueUrl=(?:RAW\\()?([^&)]+)");
    private static final Pattern LIST = Pattern.compile("\\s*,\\s*");
    private static final String DEAD_LETTER_QUEUE = ".dead-letter-queue";

    private RouteCircles() {}

    /**
     * Each circle once.
     *
     * @param routes all that there will be
     */
    static List<SettingException> problems(CamelContext context, Collection<RouteDefinition> routes) {
        Flows flows = new Flows();
        for (RouteDefinition route : routes) {
            String id = route.getRouteId();
            ends(context, "from of route " + id, route.getInput().getEndpointUri())
                    .forEach(end -> flows.reads(id, end));
            for (ProcessorDefinition<?> step :
                    ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)) {
                addresses(step)
                        .flatMap(uri -> ends(context, "step " + step.getId() + " of route " + id, uri).stream())
                        .forEach(end -> flows.writes(id, end));
            }
            String setting = id + DEAD_LETTER_QUEUE;
            Resource.all("queue", context.resolvePropertyPlaceholders("{{" + setting + ":}}"))
                    .forEach(queue -> flows.writes(id, new End(setting, queue)));
        }
        return flows.circles();
    }

    /** Where a step sends to, as far as that is known before a record comes. */
    private static Stream<String> addresses(ProcessorDefinition<?> step) {
        if (step instanceof ToDynamicDefinition to) {
            return Stream.ofNullable(to.getUri());
        }
        if (step instanceof EndpointRequiredDefinition called) {
            return Stream.ofNullable(called.getEndpointUri());
        }
        if (step instanceof EnrichDefinition enrich) {
            return fixed(enrich);
        }
        boolean lists = step instanceof RecipientListDefinition<?>
                || step instanceof RoutingSlipDefinition<?>
                || step instanceof DynamicRouterDefinition<?>;
        return lists ? fixed((ExpressionNode) step).flatMap(LIST::splitAsStream) : Stream.empty();
    }

    private static Stream<String> fixed(ExpressionNode step) {
        ExpressionDefinition address = step.getExpression();
        return address != null && List.of("constant", "simple").contains(address.getLanguage())
                ? Stream.ofNullable(address.getExpression())
                : Stream.empty();
    }

    private static List<End> ends(CamelContext context, String by, String uri) {
        String kind = uri == null ? null : KINDS.get(uri.split(":", 2)[0]);
        Matcher parts = kind == null ? null : URI.matcher(context.resolvePropertyPlaceholders(uri));
        if (parts == null || !parts.matches() || uri.contains("${")) {
            return List.of(); // nothing outside, or known only when a record comes
        }
        Matcher url = QUEUE_URL.matcher(String.valueOf(parts.group(2)));
        return Resource.all(kind, url.find() ? url.group(1) : parts.group(1)).stream()
                .map(resource -> new End(by, resource))
                .toList();
    }
}
