package dev.wadi.scenario.disturbance;

import dev.wadi.delivery.HoldException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * The death of one application behind a call to a service: the service has done it, its answer finds nobody, and from then on no call leaves and no step
 * begins.
 */
public final class Crash {
    /** Null: none of them. */
    private final CallKind kind;

    private final int time;
    private final Map<CallKind, Integer> calls = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();
    /** The answer is not there yet, or nobody has looked at it. */
    private final List<Asked> asked = new ArrayList<>();

    private final CompletableFuture<Void> death = new CompletableFuture<>();

    private record Asked(CallKind kind, CompletableFuture<?> answer) {}

    private Crash(CallKind kind, int time) {
        this.kind = kind;
        this.time = time;
    }

    /** Only looks on. */
    public static Crash never() {
        return new Crash(null, 0);
    }

    /** @param time at which of the calls of this kind, from 1 */
    public static Crash behind(CallKind kind, int time) {
        return new Crash(kind, time);
    }

    /**
     * The application needs them, by any names.
     *
     * @param plainName from the name of a queue, topic or stream to the one in the scenario
     */
    public Map<String, Object> beans(UnaryOperator<String> plainName) {
        OpenSteps steps = new OpenSteps(this);
        return Map.of(
                "scenarioSteps", steps,
                "scenarioAwsCalls", new AwsCalls(this, steps, plainName),
                "scenarioRedisCalls", new RedisCalls(this, steps));
    }

    /** Done when it has happened. */
    public CompletableFuture<Void> death() {
        return death;
    }

    /** How many calls of each kind the services have done, in the order of the first ones. */
    public synchronized Map<CallKind, Integer> calls() {
        lookForAnswers();
        return new LinkedHashMap<>(calls);
    }

    /**
     * Who waits for the answer may go on before anybody else is told of it; so it is looked for, too, before the next call and the next step.
     *
     * @param answer ends without a fault when the service has done it
     */
    void asked(CallKind of, CompletableFuture<?> answer) {
        synchronized (this) {
            asked.add(new Asked(of, answer));
        }
        // who asked has the future itself
        var unused = answer.whenComplete((done, fault) -> lookForAnswers());
    }

    private synchronized void lookForAnswers() {
        for (Iterator<Asked> calls = asked.iterator(); calls.hasNext(); ) {
            Asked call = calls.next();
            if (call.answer().isDone()) {
                calls.remove();
                if (!call.answer().isCompletedExceptionally()) {
                    called(call.kind());
                }
            }
        }
    }

    synchronized void called(CallKind of) {
        if (!death.isDone() && calls.merge(of, 1, Integer::sum) == time && of.equals(kind)) {
            death.complete(null);
        }
    }

    synchronized void refused(String source, String reason, String caller) {
        refusals.putIfAbsent(source + " " + reason, caller);
    }

    /** Such as {@code step check}; empty where that is not known. */
    synchronized String refusedBy(String source, String reason) {
        return refusals.getOrDefault(source + " " + reason, "");
    }

    /** @throws HoldException if the application has died: nothing that it still does may reach anybody */
    void requireAlive() {
        lookForAnswers();
        if (death.isDone()) {
            throw new HoldException("The scenario lets the process crash");
        }
    }
}
