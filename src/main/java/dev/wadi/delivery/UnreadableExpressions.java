package dev.wadi.delivery;

import dev.wadi.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.HasExpressionType;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ValidateDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.spi.Language;

/** Expressions and conditions of steps in the simple language that are none, told with their step before the route is made. */
final class UnreadableExpressions {
    private static final String SIMPLE = "simple";

    private final Language simple;
    private final Placeholders values;
    private final String route;

    private UnreadableExpressions(CamelContext context, RouteDefinition route) {
        simple = context.resolveLanguage(SIMPLE);
        values = new Placeholders(context, route);
        this.route = route.getRouteId();
    }

    static List<SettingException> problems(CamelContext context, RouteDefinition route) {
        UnreadableExpressions expressions = new UnreadableExpressions(context, route);
        List<SettingException> problems = new ArrayList<>();
        for (ProcessorDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)) {
            if (!Evidence.isDisabled(context, step)) {
                conditions(step)
                        .forEach(part -> expressions.problem(step, part, true).ifPresent(problems::add));
                expression(step)
                        .flatMap(part -> expressions.problem(step, part, false))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Stream<? extends HasExpressionType> conditions(ProcessorDefinition<?> step) {
        if (step instanceof ChoiceDefinition choice) {
            return choice.getWhenClauses().stream();
        }
        if (step instanceof CatchDefinition caught) {
            return Stream.ofNullable(caught.getOnWhen());
        }
        return isCondition(step) ? Stream.of((HasExpressionType) step) : Stream.of();
    }

    private static Optional<HasExpressionType> expression(ProcessorDefinition<?> step) {
        return step instanceof HasExpressionType part && !isCondition(step) ? Optional.of(part) : Optional.empty();
    }

    private static boolean isCondition(ProcessorDefinition<?> step) {
        return step instanceof FilterDefinition
                || step instanceof ValidateDefinition
                || (step instanceof LoopDefinition loop && Boolean.parseBoolean(loop.getDoWhile()));
    }

    private Optional<SettingException> problem(ProcessorDefinition<?> step, HasExpressionType part, boolean condition) {
        ExpressionDefinition written = part.getExpressionType();
        if (written == null || !SIMPLE.equals(written.getLanguage())) {
            return Optional.empty();
        }
        return values.resolve(written.getExpression())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> fault(text, condition).map(fault -> fault + (condition ? advice(text) : "")))
                .map(fault -> new SettingException(
                        (condition ? "condition" : "expression") + " \""
                                + written.getExpression().strip().replaceAll("\\s+", " ") + "\"" + named(step)
                                + SettingException.OF_ROUTE + route,
                        "cannot be read: " + fault,
                        ""));
    }

    /** What Camel says of it; empty where it is fine. */
    private Optional<String> fault(String text, boolean condition) {
        try {
            if (condition) {
                simple.createPredicate(text);
            } else {
                simple.createExpression(text);
            }
            return Optional.empty();
        } catch (ExpressionIllegalSyntaxException e) {
            return String.valueOf(e.getMessage()).lines().findFirst();
        }
    }

    private String advice(String text) {
        String meant = MeantCondition.of(text);
        return ". Write text in quotes, a field as ${body[NAME]}, a header as ${header.NAME}, and a blank on each side of an"
                + " operator, such as "
                + (fault(meant, true).isEmpty() ? meant : "${body[kind]} == 'new' && ${header.count} > 5");
    }

    /** The step, or the one around it that has an id. */
    private static String named(ProcessorDefinition<?> step) {
        for (ProcessorDefinition<?> around = step; around != null; around = around.getParent()) {
            if (around.hasCustomIdAssigned() && !(around instanceof RouteDefinition)) {
                return " of step " + around.getId();
            }
        }
        return "";
    }
}
