package dev.wadi.delivery;

import dev.wadi.settings.SettingException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;

/** Steps that take each record by itself whose options, or a file that they name, are wrong. */
final class BlockProblems {
    private BlockProblems() {}

    static List<SettingException> problems(CamelContext context, RouteDefinition route) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                .filter(to -> !Evidence.isDisabled(context, to))
                .flatMap(to -> problem(context, route, to).stream())
                .toList();
    }

    private static Optional<SettingException> problem(CamelContext context, RouteDefinition route, ToDefinition to) {
        try {
            endpoint(context, route, to).flatMap(PerRecordEndpoint::of).ifPresent(block -> {
                block.check(route.getRouteId());
                FurtherEffects.require(context, route, to, block);
            });
            return Optional.empty();
        } catch (SettingException e) {
            return Optional.of(e);
        } catch (IllegalArgumentException e) {
            return Optional.of(new SettingException(
                    "step " + to.getId() + SettingException.OF_ROUTE + route.getRouteId(),
                    "is wrong: " + e.getMessage(),
                    ""));
        }
    }

    /**
     * Empty where Camel cannot make one: it tells of that when it makes the step.
     *
     * @throws IllegalArgumentException what the endpoint of a block refuses; Camel would tell it with all of its address, and without its step
     */
    private static Optional<Endpoint> endpoint(CamelContext context, RouteDefinition route, ToDefinition to) {
        Optional<String> address = new Placeholders(context, route).resolve(to.getEndpointUri());
        try {
            return address.map(context::getEndpoint);
        } catch (ResolveEndpointFailedException e) {
            if (e.getCause() instanceof IllegalArgumentException refused
                    && refused.getCause() == null
                    && address.filter(of -> isOfBlock(context, of)).isPresent()) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private static boolean isOfBlock(CamelContext context, String address) {
        return context.getComponent(address.split(":", 2)[0]) instanceof BlockComponent;
    }
}
