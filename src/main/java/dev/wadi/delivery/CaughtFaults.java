package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Predicate;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ExpressionSubElementDefinition;
import org.apache.camel.model.FinallyDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.OnWhenDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.processor.errorhandler.DefaultExceptionPolicyStrategy;
import org.apache.camel.processor.errorhandler.ExceptionPolicyKey;

/**
 * The exceptions behind which a route goes on where one of its steps ends in them: those that a doTry around the step catches, or that an onException of the
 * route handles. Asked as Camel asks, so that what it lets through counts as a fault.
 */
final class CaughtFaults {
    /** Of the doTry around it, from the innermost on. */
    private final List<Clause> clauses = new ArrayList<>();

    private final Map<ExceptionPolicyKey, List<Predicate>> handlers = new LinkedHashMap<>();

    /** @param when may say no; null for none */
    private record Clause(List<Class<?>> types, Predicate when) {
        boolean catches(Throwable cause, Exchange exchange) {
            return types.stream().anyMatch(type -> type.isInstance(cause)) && (when == null || when.matches(exchange));
        }
    }

    static CaughtFaults of(CamelContext context, NamedNode step) {
        CaughtFaults caught = new CaughtFaults();
        boolean handled = true;
        NamedNode inner = step;
        for (NamedNode around : RoutePosition.above(step)) {
            if (around instanceof TryDefinition attempt && !isBehind(inner)) {
                attempt.getCatchClauses().forEach(clause -> caught.add(context, clause));
            }
            // Camel asks no onException in there
            handled &=
                    !(around instanceof TryDefinition || around instanceof OnExceptionDefinition || isBehind(around));
            if (handled && around instanceof RouteDefinition route) {
                route.getOutputs().stream()
                        .filter(OnExceptionDefinition.class::isInstance)
                        .forEach(handler -> caught.add(context, (OnExceptionDefinition) handler));
            }
            inner = around;
        }
        return caught;
    }

    /** What fails in a doCatch or doFinally is caught by no doCatch beside it. */
    private static boolean isBehind(NamedNode node) {
        return node instanceof CatchDefinition || node instanceof FinallyDefinition;
    }

    private void add(CamelContext context, CatchDefinition clause) {
        clauses.add(new Clause(types(context, clause.getExceptions()), when(context, clause.getOnWhen())));
    }

    private void add(CamelContext context, OnExceptionDefinition handler) {
        List<Predicate> goesOn = Stream.of(
                        predicate(context, handler.getHandledPolicy(), handler.getHandled()),
                        predicate(context, handler.getContinuedPolicy(), handler.getContinued()))
                .filter(Objects::nonNull)
                .toList();
        Predicate when = when(context, handler.getOnWhen());
        for (Class<?> type : types(context, handler.getExceptions())) {
            handlers.put(new ExceptionPolicyKey(null, type.asSubclass(Throwable.class), when), goesOn);
        }
    }

    /** A class that is not there is Camel's to tell of. */
    private static List<Class<?>> types(CamelContext context, List<String> names) {
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            Class<?> type = context.getClassResolver().resolveClass(name);
            if (type != null) {
                types.add(type);
            }
        }
        return types;
    }

    private static Predicate when(CamelContext context, OnWhenDefinition when) {
        return when == null ? null : when.getExpression().createPredicate(context);
    }

    private static Predicate predicate(CamelContext context, Predicate policy, ExpressionSubElementDefinition told) {
        if (policy != null) {
            policy.init(context);
            return policy;
        }
        return told == null ? null : told.getExpressionType().createPredicate(context);
    }

    /** @param exchange that ended in it */
    boolean isCaught(Exception thrown, Exchange exchange) {
        List<Throwable> chain = Causes.of(thrown);
        if (clauses.stream().anyMatch(clause -> chain.stream().anyMatch(cause -> clause.catches(cause, exchange)))) {
            return true;
        }
        if (handlers.isEmpty()) {
            return false;
        }
        ExceptionPolicyKey handler =
                DefaultExceptionPolicyStrategy.INSTANCE.getExceptionPolicy(handlers.keySet(), exchange, thrown);
        return handler != null && handlers.get(handler).stream().anyMatch(goesOn -> goesOn.matches(exchange));
    }
}
