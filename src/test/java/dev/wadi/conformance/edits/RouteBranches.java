package dev.wadi.conformance.edits;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Sees which steps of a route ran, and where a filter said no. A bean of the application. */
final class RouteBranches implements InterceptStrategy {
    private static final String NO = ": no";

    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    private final Map<String, String> firstInside = new ConcurrentHashMap<>();

    /** Those of the routes of a file. */
    static Set<String> of(RouteFile file) {
        Set<String> branches = new TreeSet<>();
        for (StepSite site : file.steps()) {
            branches.add("step " + site.id());
            if (site.kind().equals("filter")) {
                branches.add("step " + site.id() + NO);
            }
        }
        return branches;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        String step = id(definition);
        AtomicInteger count = runs.computeIfAbsent(step, id -> new AtomicInteger());
        if (definition instanceof FilterDefinition filter) {
            List<ProcessorDefinition<?>> inside = filter.getOutputs();
            firstInside.put(step, inside.isEmpty() ? "" : id(inside.get(0)));
        }
        return new DelegateAsyncProcessor(exchange -> {
            count.incrementAndGet();
            target.process(exchange);
        });
    }

    private static String id(NamedNode definition) {
        String id = definition.getId();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    Set<String> seen() {
        Set<String> seen = new TreeSet<>();
        runs.forEach((step, count) -> {
            if (count.get() > 0) {
                seen.add("step " + step);
            }
            if (count.get() > runs(firstInside.getOrDefault(step, step))) {
                seen.add("step " + step + NO);
            }
        });
        return seen;
    }

    private int runs(String step) {
        return runs.getOrDefault(step, new AtomicInteger()).get();
    }
}
