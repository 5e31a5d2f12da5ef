package dev.wadi.scenario.disturbance;

import dev.wadi.delivery.HoldException;
import java.util.LinkedHashMap;
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
    private final CompletableFuture<Void> death = new CompletableFuture<>();

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
        return new LinkedHashMap<>(calls);
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
        if (death.isDone()) {
            throw new HoldException("The scenario lets the process crash");
        }
    }
}
