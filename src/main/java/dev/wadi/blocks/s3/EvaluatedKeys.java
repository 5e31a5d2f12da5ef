package dev.wadi.blocks.s3;

import dev.wadi.delivery.Placeholders;
import dev.wadi.delivery.RouteBatchHandler;
import dev.wadi.delivery.RouteCheck;
import dev.wadi.delivery.StepAddresses;
import dev.wadi.settings.SettingException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;

/**
 * No step calls Camel's own component for S3: before Camel 4.18.5 it evaluates a key with <code>${</code> as an expression, also one that a record has brought
 * (CVE-2026-95664). The dead-letter route does, with keys in which nothing of a record is.
 */
public final class EvaluatedKeys implements RouteCheck {
    private static final String COMPONENT = "aws2-s3:";

    @Override
    public List<SettingException> problems(
            CamelContext context, Collection<RouteDefinition> all, Collection<RouteDefinition> edited) {
        return edited.stream()
                .filter(route -> !RouteBatchHandler.DEAD_LETTER_URI.equals(
                        route.getInput().getEndpointUri()))
                .flatMap(route -> problems(context, route))
                .toList();
    }

    private static Stream<SettingException> problems(CamelContext context, RouteDefinition route) {
        Placeholders placeholders = new Placeholders(context, route);
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class).stream()
                .filter(step -> StepAddresses.of(step)
                        .flatMap(address -> placeholders.resolve(address).stream())
                        .anyMatch(address -> address.startsWith(COMPONENT)))
                .map(step -> new SettingException(
                        "step " + step.getId() + SettingException.OF_ROUTE + route.getRouteId(),
                        "calls aws2-s3, which in this version of Camel evaluates keys of objects as expressions, so"
                                + " that a record could run code. Write s3-read, s3-list or s3-put",
                        "uri: s3-put:BUCKET"));
    }
}
