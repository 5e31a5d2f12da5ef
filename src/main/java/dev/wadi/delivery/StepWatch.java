package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.processor.FilterProcessor;
import org.apache.camel.spi.InterceptStrategy;

/**
 * Watches every step of every route, so that what the account needs to know holds for any route: which records an exchange carries, which call ended well
 * for them, where a fault was thrown, and what a filter held back. Refuses routes that cannot be accounted for.
 */
final class StepWatch implements InterceptStrategy {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(?:[a-z-]+:)?([A-Za-z][\\w.-]*)");

    private final FaultJudge judge = FaultJudge.ofAllEdges();

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        RouteDefinition route =
                definition instanceof ProcessorDefinition<?> node ? ProcessorDefinitionHelper.getRoute(node) : null;
        if (route == null) {
            return target;
        }
        if (RoutePosition.isFirst(definition, route)) {
            RouteRules.check(context, route);
        }
        boolean outcome = definition instanceof ToDefinition to && RouteRules.isOutcome(context, route, to);
        boolean disabled = Evidence.isDisabled(context, definition);
        PerRecordEndpoint block = Evidence.block(context, route, definition).orElse(null);
        FurtherEffects.require(context, route, definition, block);
        Step step = new Step(
                route.getRouteId(),
                id(route, definition),
                !disabled && isCall(context, route, definition, nextTarget == null ? target : nextTarget),
                definition instanceof EndpointRequiredDefinition called
                        ? settings(called.getEndpointUri())
                        : List.of());
        return new WatchedStep(
                target,
                step,
                judge,
                place(
                        context,
                        route,
                        definition,
                        disabled ? null : answer(nextTarget == null ? target : nextTarget, step),
                        outcome,
                        step.isCall() || block != null ? Evidence.of(context, route, definition) : Evidence.NONE,
                        block));
    }

    /** Where a filter says whether its condition held; null where there is none. A name of its own for each: filters stand in filters. */
    private static String answer(Processor processor, Step step) {
        if (!(processor instanceof FilterProcessor filter)) {
            return null;
        }
        if (filter.getStatusPropertyName() == null) {
            filter.setStatusPropertyName("wadi.filter." + step.id());
        }
        return filter.getStatusPropertyName();
    }

    private static WatchedStep.Place place(
            CamelContext context,
            RouteDefinition route,
            NamedNode definition,
            String answer,
            boolean outcome,
            Evidence evidence,
            PerRecordEndpoint block) {
        ConditionReads filter = definition instanceof FilterDefinition own && answer != null
                ? ConditionReads.of(own.getExpression())
                : null;
        return new WatchedStep.Place(
                RoutePosition.isFirstOfSplit(definition),
                filter,
                answer,
                filter != null && RoutePosition.isLast(definition),
                RoutePosition.isEnd(definition),
                CaughtFaults.of(context, definition),
                definition instanceof ChoiceDefinition choice && RouteRules.givesOutcomes(context, route, choice)
                        ? RoutePosition.conditions(choice)
                        : List.of(),
                outcome,
                evidence,
                evidence != Evidence.NONE && block == null && RouteRules.isAsked(context, route, definition),
                block);
    }

    /** As the route file gives it. */
    private static String id(RouteDefinition route, NamedNode definition) {
        String id = String.valueOf(definition.getId());
        String prefix = route.getNodePrefixId();
        return prefix != null && id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }

    private static boolean isCall(CamelContext context, RouteDefinition route, NamedNode definition, Processor target) {
        Placeholders values = new Placeholders(context, route);
        if (definition instanceof ToDynamicDefinition dynamic) {
            return Evidence.isRemote(values.resolve(dynamic.getUri()).orElse(null));
        }
        if (definition instanceof EnrichDefinition
                || definition instanceof PollEnrichDefinition
                || definition instanceof RecipientListDefinition) {
            return true;
        }
        if (definition instanceof ToDefinition to) {
            Endpoint endpoint = target instanceof EndpointAware aware ? aware.getEndpoint() : null;
            return endpoint == null
                    ? Evidence.isRemote(values.resolve(to.getEndpointUri()).orElse(null))
                    : endpoint.isRemote();
        }
        return false;
    }

    private static List<String> settings(String uri) {
        List<String> settings = new ArrayList<>();
        for (Matcher found = PLACEHOLDER.matcher(String.valueOf(uri)); found.find(); ) {
            settings.add(found.group(1));
        }
        return settings;
    }
}
