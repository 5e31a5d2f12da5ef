package dev.wadi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.outbox.Outbox;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that leaves a step of its pipeline's routes unexecuted. Bound as a bean, it sees every step that runs; what should have run
 * it reads from the model, so a step that somebody adds is missed until a test reaches it.
 */
public final class RouteCoverage implements InterceptStrategy, AfterAllCallback {
    /** Steps of the dead-letter route that run where a bucket is set for letters that fit in no message. */
    private static final List<String> FOR_LARGE_LETTERS = List.of(
            "dead-letter/object",
            "dead-letter/key",
            "dead-letter/bucket",
            "dead-letter/content",
            "dead-letter/put",
            "dead-letter/note-object");

    private final String pipeline;
    private final Set<String> steps = ConcurrentHashMap.newKeySet();
    private final Set<String> executed = ConcurrentHashMap.newKeySet();

    public RouteCoverage(String pipeline) {
        this.pipeline = pipeline;
    }

    public String pipeline() {
        return pipeline;
    }

    /** The steps of all routes of a started application; of the outbox, and those for large letters, which are always there, where they have something to do. */
    public void expectStepsOf(CamelContext context) {
        boolean outbox = !context.getRegistry().findByType(Outbox.class).isEmpty();
        boolean bucket = !context.resolvePropertyPlaceholders("{{wadi.dead-letter-bucket:}}")
                .isBlank();
        ((ModelCamelContext) context)
                .getRouteDefinitions().stream()
                        .filter(route -> outbox || !route.getRouteId().startsWith("outbox"))
                        .forEach(route -> addSteps(route.getRouteId(), route.getOutputs()));
        if (!bucket) {
            steps.removeAll(FOR_LARGE_LETTERS);
        }
    }

    private void addSteps(String route, List<ProcessorDefinition<?>> outputs) {
        for (ProcessorDefinition<?> step : outputs) {
            // the error handling of all routes is put in front of each; it is no step of theirs
            if (!step.isAbstract()) {
                steps.add(route + "/" + step.getId());
                addSteps(route, step.getOutputs());
            }
        }
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        String step = route(definition) + "/" + definition.getId();
        return new DelegateAsyncProcessor(exchange -> {
            executed.add(step);
            target.process(exchange);
        });
    }

    private static String route(NamedNode definition) {
        NamedNode node = definition;
        while (node.getParent() != null) {
            node = node.getParent();
        }
        return node.getId();
    }

    /** Steps that no exchange has reached yet. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>(steps);
        missing.removeAll(executed);
        return missing;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(steps).as("steps of the routes of %s", pipeline).isNotEmpty();
        assertThat(missing())
                .as("steps of %s that no test of %s executes", pipeline, context.getDisplayName())
                .isEmpty();
    }
}
