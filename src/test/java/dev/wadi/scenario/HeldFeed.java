package dev.wadi.scenario;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.scenario.environment.ScenarioInput;
import dev.wadi.source.sqs.SqsMessage;
import dev.wadi.testing.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands inputs to a route in their order, up to the first that is not acknowledged, and goes on there with the next application. */
final class HeldFeed {
    /** A delivery that neither ends nor reports a hold until then hangs: nobody learns of it. */
    private static final Duration LONGEST = Patience.LONGEST;

    private final String route;
    private final List<ScenarioInput> inputs;
    private final int patience;
    private int next;
    /** Of the next input: those that were not acknowledged by themselves. */
    private final List<SourceRecord> open = new CopyOnWriteArrayList<>();

    private int acknowledged;
    private volatile String hold = "";
    private boolean hangs;

    /** @param patience how many reports of a hold one delivery may make before it counts as held */
    HeldFeed(String route, List<ScenarioInput> inputs, int patience) {
        this.route = route;
        this.inputs = inputs;
        this.patience = patience;
    }

    boolean isDone() {
        return next == inputs.size();
    }

    /** How many deliveries were, by any application. */
    int acknowledged() {
        return acknowledged;
    }

    /** What the last report said; empty while there is no hold. */
    String hold() {
        return hold;
    }

    /** The last delivery came to no end, and did not say what it waits for. */
    boolean hangs() {
        return hangs;
    }

    void feed(WadiApplication application) throws Exception {
        BatchObserver monitor = application.monitor(route);
        ExecutorService source = Executors.newSingleThreadExecutor();
        try {
            while (!isDone()) {
                if (inputs.get(next) instanceof ScenarioInput.Delivery delivery) {
                    if (!deliver(delivery, application, monitor, source)) {
                        return;
                    }
                    open.clear();
                    acknowledged++;
                } else if (inputs.get(next) instanceof ScenarioInput.Change change) {
                    change.action().run();
                }
                next++;
            }
        } finally {
            source.shutdownNow();
        }
    }

    private boolean deliver(
            ScenarioInput.Delivery input, WadiApplication application, BatchObserver monitor, ExecutorService source)
            throws InterruptedException, ExecutionException {
        hold = "";
        StopAtHold watch = new StopAtHold(monitor);
        if (open.isEmpty()) {
            open.addAll(input.records());
        }
        // as the source does it whose records they are: what a queue has deleted does not come again
        BatchDelivery<SourceRecord> delivery = open.stream().allMatch(SqsMessage.class::isInstance)
                ? application.delivery(route, watch, done -> {
                    open.removeIf(one -> done.stream().anyMatch(it -> it == one));
                    return done;
                })
                : application.delivery(route, watch);
        watch.delivery = delivery;
        Future<Boolean> end = source.submit(() -> delivery.deliver(List.copyOf(open)));
        try {
            return end.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            delivery.stop();
            hangs = true;
            hold = "neither an end nor a hold within " + LONGEST.toSeconds() + " s";
            return false;
        }
    }

    private final class StopAtHold implements BatchObserver {
        private final BatchObserver monitor;
        private volatile BatchDelivery<SourceRecord> delivery;
        private int reports;

        StopAtHold(BatchObserver monitor) {
            this.monitor = monitor;
        }

        @Override
        public void delivered(Map<Outcome, Integer> outcomes) {
            monitor.delivered(outcomes);
        }

        @Override
        public void holding(Throwable fault) {
            reports++;
            if (reports > patience) {
                hold = String.valueOf(fault);
                delivery.stop();
            }
        }

        @Override
        public void reached() {
            monitor.reached();
        }
    }
}
