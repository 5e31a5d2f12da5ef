package dev.wadi.scenario.disturbance;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedRecordException;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** The steps that exchanges are in, so that a call can be told by its step. No step begins after the crash. */
final class OpenSteps implements InterceptStrategy {
    private final Crash crash;
    /** The first is the one that was entered last. */
    private final Deque<Entered> open = new ConcurrentLinkedDeque<>();

    /**
     * @param caller as it is told to people
     * @param ofFile it stands in a route file, so that a person knows it
     */
    private record Entered(String caller, boolean ofFile, Thread thread, Object identity) {}

    OpenSteps(Crash crash) {
        this.crash = crash;
    }

    /** What this thread is in, or else any; a step that a person knows before those of the product's own routes. Empty outside of all. */
    Optional<String> caller() {
        Thread thread = Thread.currentThread();
        return last(step -> step.ofFile() && step.thread().equals(thread))
                .or(() -> last(Entered::ofFile))
                .or(() -> last(step -> true))
                .map(Entered::caller);
    }

    private Optional<Entered> last(Predicate<Entered> such) {
        Iterator<Entered> steps = open.iterator();
        while (steps.hasNext()) {
            Entered step = steps.next();
            if (such.test(step)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        RouteDefinition route =
                definition instanceof ProcessorDefinition<?> node ? ProcessorDefinitionHelper.getRoute(node) : null;
        if (route == null) {
            return target;
        }
        boolean ofFile =
                route.getResource() != null && route.getResource().getLocation().endsWith(".yaml");
        return new Watched(target, ofFile ? "step " + id(route, definition) : "route " + route.getRouteId(), ofFile);
    }

    /** As the route file gives it. */
    private static String id(RouteDefinition route, NamedNode definition) {
        String id = String.valueOf(definition.getId());
        String prefix = route.getNodePrefixId();
        return prefix != null && id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }

    private final class Watched extends DelegateAsyncProcessor {
        private final String caller;
        private final boolean ofFile;

        Watched(Processor processor, String caller, boolean ofFile) {
            super(processor);
            this.caller = caller;
            this.ofFile = ofFile;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            try {
                crash.requireAlive();
            } catch (HoldException e) {
                exchange.setException(e);
                callback.done(true);
                return true;
            }
            Entered step = new Entered(caller, ofFile, Thread.currentThread(), new Object());
            open.addFirst(step);
            return processor.process(exchange, doneSync -> {
                open.remove(step);
                refusals(exchange)
                        .forEach(refusal -> crash.refused(refusal.record().sourceId(), refusal.reason(), caller));
                callback.done(doneSync);
            });
        }

        /** The one that was thrown, or those that the account has by now. */
        private List<RefusedRecordException> refusals(Exchange exchange) {
            return exchange.getException() instanceof RefusedRecordException thrown
                    ? List.of(thrown)
                    : BatchAccount.find(exchange).map(BatchAccount::refusals).orElse(List.of());
        }
    }
}
