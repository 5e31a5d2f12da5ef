package dev.wadi.delivery;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/** What a step calls, as far as that is known before a record comes. With placeholders, as the route has them. */
public final class StepAddresses {
    private static final Pattern LIST = Pattern.compile("\\s*,\\s*");

    private StepAddresses() {}

    /** None for what only a record says. */
    public static Stream<String> of(ProcessorDefinition<?> step) {
        if (step instanceof ToDynamicDefinition to) {
            return Stream.ofNullable(to.getUri());
        }
        if (step instanceof EndpointRequiredDefinition called) {
            return Stream.ofNullable(called.getEndpointUri());
        }
        if (step instanceof EnrichDefinition || step instanceof PollEnrichDefinition) {
            return fixed((ExpressionNode) step);
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
}
