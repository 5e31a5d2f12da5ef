package dev.wadi.delivery;

import dev.wadi.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SetHeadersDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/**
 * Settings whose values a route puts into an expression, or into an address that is made for each record. Camel reads such a value as a part of the expression: a
 * quote or a placeholder in it would change what the route says.
 */
final class ExpressionSettings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([\\w.-]+)(?::[^}]*)?}}");
    private static final Pattern READ_BY_CAMEL = Pattern.compile("['\"\\p{Cntrl}]|\\$\\{|\\$simple\\{|\\{\\{|}}");
    private static final Pattern PARTS_OF_A_URI = Pattern.compile("[?&#\\s]");

    private ExpressionSettings() {}

    /** One problem for each that has such a value, with the step that uses it. */
    static List<SettingException> problems(CamelContext context, RouteDefinition route) {
        List<SettingException> found = new ArrayList<>();
        for (ProcessorDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)) {
            String where = "step " + step.getId() + " of route " + route.getRouteId();
            for (String text : expressions(step)) {
                for (Matcher placeholder = PLACEHOLDER.matcher(text); placeholder.find(); ) {
                    check(context, placeholder, where, step instanceof ToDynamicDefinition, found);
                }
            }
        }
        return found;
    }

    private static void check(
            CamelContext context, Matcher placeholder, String where, boolean uri, List<SettingException> found) {
        String value = context.resolvePropertyPlaceholders(
                placeholder.group().replace("{{?", "{{").replace("{{", "{{?"));
        if (value != null
                && (READ_BY_CAMEL.matcher(value).find()
                        || (uri && PARTS_OF_A_URI.matcher(value).find()))) {
            found.add(new SettingException(
                    placeholder.group(1),
                    "stands inside an expression of " + where
                            + ", and its value has a quote, a line break or a placeholder"
                            + (uri ? ", or what separates the parts of a URI" : ""),
                    placeholder.group(1) + "=a-name"));
        }
    }

    private static List<String> expressions(ProcessorDefinition<?> step) {
        List<String> texts = new ArrayList<>();
        if (step instanceof ChoiceDefinition choice) {
            choice.getWhenClauses().forEach(when -> add(when.getExpression(), texts));
        } else if (step instanceof ExpressionNode node) {
            add(node.getExpression(), texts);
        } else if (step instanceof LogDefinition log && log.getMessage() != null) {
            texts.add(log.getMessage());
        } else if (step instanceof ToDynamicDefinition to && to.getUri() != null) {
            texts.add(to.getUri());
        } else if (step instanceof SetHeadersDefinition headers) {
            headers.getHeaders().forEach(header -> add(header.getExpression(), texts));
        }
        return texts;
    }

    private static void add(ExpressionDefinition expression, List<String> texts) {
        // a constant is what it is
        if (expression != null && expression.getExpression() != null && !"constant".equals(expression.getLanguage())) {
            texts.add(expression.getExpression());
        }
    }
}
