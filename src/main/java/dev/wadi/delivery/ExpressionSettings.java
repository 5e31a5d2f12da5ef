package dev.wadi.delivery;

import dev.wadi.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;

/**
 * Settings whose values a route puts into an expression, or into an address that is made for each record. Camel reads such a value as a part of the expression: a
 * quote, an operator or a placeholder in it would change what the route says.
 */
final class ExpressionSettings {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{[?!]?(?:(env|sys|service|bean)[:.])?([\\w.-]+)(?::[^}]*)?}}");

    private ExpressionSettings() {}

    /** One problem for each that has such a value, with the step that uses it. */
    static List<SettingException> problems(CamelContext context, RouteDefinition route) {
        Placeholders values = new Placeholders(context, route);
        List<SettingException> found = new ArrayList<>();
        List<ProcessorDefinition<?>> steps = new ArrayList<>();
        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)
                .forEach(steps::add);
        for (ProcessorDefinition<?> step : steps) {
            String where = "step " + step.getId() + SettingException.OF_ROUTE + route.getRouteId();
            for (EvaluatedText text : EvaluatedText.of(step, steps)) {
                for (Matcher placeholder = PLACEHOLDER.matcher(text.text()); placeholder.find(); ) {
                    problem(values, placeholder, text.kind(), where).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<SettingException> problem(
            Placeholders values, Matcher placeholder, EvaluatedText.Kind kind, String where) {
        String name = placeholder.group(2);
        return values.resolve(placeholder.group())
                .filter(value -> !kind.takes(value))
                .map(value -> new SettingException(
                        name,
                        "stands inside an expression of " + where + ", and its value has " + kind.refused(),
                        name + "=a-name"));
    }
}
