package dev.wadi.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.BeanFactoryDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultRegistry;

/** What the records of an application's routes can end with. */
public final class RouteOutcomes {
    private RouteOutcomes() {}

    /** By their names: those of every route, those that a step of YAML gives, and those that {@linkplain GivesOutcomes steps of Java} give. */
    public static Map<String, Disposition> of(CamelContext context) {
        ModelCamelContext model = (ModelCamelContext) context;
        Map<String, Disposition> outcomes = new TreeMap<>();
        outcomes.put(Outcome.DEAD_LETTER, Disposition.DEAD_LETTERED);
        outcomes.put(Outcome.FILTERED.name(), Outcome.FILTERED.disposition());
        for (RouteDefinition route : model.getRouteDefinitions()) {
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                    .flatMap(to -> Stream.concat(
                            RouteRules.given(context, route, to).stream(),
                            Evidence.block(context, route, to).stream().flatMap(block -> block.outcomes().stream())))
                    .forEach(outcome -> outcomes.put(outcome.name(), outcome.disposition()));
        }
        Stream.concat(model.getCustomBeans().stream().flatMap(bean -> type(context, bean).stream()), bound(context))
                .flatMap(RouteOutcomes::words)
                .forEach(word -> outcomes.put(word.name(), word.disposition()));
        return outcomes;
    }

    private static Stream<OutcomeWord> words(Class<?> step) {
        GivesOutcomes given = step.getAnnotation(GivesOutcomes.class);
        if (given == null) {
            return Stream.empty();
        }
        if (!given.value().isEnum()) {
            throw new IllegalStateException("@GivesOutcomes of " + step.getName() + " names "
                    + given.value().getName() + ", which is no enum. Make it an enum whose constants are the outcomes");
        }
        return Stream.of(given.value().getEnumConstants());
    }

    /** Without those that are made when they are looked up: a client of AWS would be made here. */
    private static Stream<Class<?>> bound(CamelContext context) {
        Registry registry = context.getRegistry();
        Registry objects = registry instanceof DefaultRegistry parts ? parts.getFallbackRegistry() : registry;
        return objects.findByType(Object.class).stream().map(Object::getClass);
    }

    /** Empty for a bean that is made in another way than by its class. */
    private static Optional<Class<?>> type(CamelContext context, BeanFactoryDefinition<?> bean) {
        return Optional.ofNullable(bean.getType())
                .map(RouteBean::className)
                .map(context.getClassResolver()::resolveClass);
    }
}
