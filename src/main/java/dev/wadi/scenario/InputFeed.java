package dev.wadi.scenario;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.scenario.environment.ScenarioInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the inputs of a scenario to its route, as the source would. */
final class InputFeed implements AutoCloseable {
    /** Faults that a scenario injects are over long before; a source that still holds then holds for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(InputFeed.class);

    private final long end = System.nanoTime() + LONGEST.toNanos();
    private final ExecutorService workers;
    private final Queue<BatchDelivery<SourceRecord>> idle = new ConcurrentLinkedQueue<>();
    private final List<BatchDelivery<SourceRecord>> deliveries = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> underWay = new ArrayList<>();
    private final CompletableFuture<Void> death;
    private final AtomicReference<Throwable> hold = new AtomicReference<>();

    /**
     * Returns when all of them are done with.
     *
     * @throws StillHolding if the source holds for too long; it says why
     */
    static void feed(Scenario scenario, WadiApplication application) throws Exception {
        try (InputFeed feed =
                new InputFeed(application, scenario.pipeline(), scenario.workers(), new CompletableFuture<>())) {
            feed.feed(scenario.inputs());
        }
    }

    /**
     * Hands them over one after the other, whatever number of workers the scenario has.
     *
     * @param death done when the application has died: what it was given last is not acknowledged then
     * @return those that are not done with, for another application
     * @throws StillHolding if the source holds for too long; it says why
     */
    static List<ScenarioInput> feed(Scenario scenario, WadiApplication application, CompletableFuture<Void> death)
            throws Exception {
        List<ScenarioInput> inputs = scenario.inputs();
        try (InputFeed feed = new InputFeed(application, scenario.pipeline(), 1, death)) {
            for (int next = 0; next < inputs.size(); next++) {
                feed.feed(List.of(inputs.get(next)));
                if (death.isDone()) {
                    return inputs.subList(next, inputs.size());
                }
            }
        }
        return List.of();
    }

    private InputFeed(WadiApplication application, String route, int workers, CompletableFuture<Void> death) {
        this.death = death;
        this.workers = Executors.newFixedThreadPool(workers);
        BatchObserver observer = new HoldWatch(application.monitor(route));
        for (int i = 0; i < workers; i++) {
            deliveries.add(application.delivery(route, observer));
        }
        idle.addAll(deliveries);
    }

    private void feed(List<ScenarioInput> inputs) throws Exception {
        for (ScenarioInput input : inputs) {
            if (input instanceof ScenarioInput.Delivery delivery) {
                underWay.add(CompletableFuture.supplyAsync(() -> deliver(delivery), workers));
            } else if (input instanceof ScenarioInput.Change change) {
                settle();
                change.action().run();
            }
        }
        settle();
    }

    private boolean deliver(ScenarioInput.Delivery input) {
        BatchDelivery<SourceRecord> delivery = idle.remove(); // there is one for each worker
        try {
            return delivery.deliver(List.copyOf(input.records()));
        } finally {
            idle.add(delivery);
        }
    }

    private void settle() throws InterruptedException, ExecutionException {
        try {
            for (CompletableFuture<Boolean> one : underWay) {
                CompletableFuture.anyOf(one, death).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            underWay.clear();
        } catch (TimeoutException e) {
            throw new StillHolding(
                    "the inputs were not done with after " + LONGEST.toSeconds() + " s; the source " + reason());
        }
    }

    /** That it holds, or else what it waits for. */
    private String reason() {
        Throwable fault = hold.get();
        return fault != null
                ? "holds: " + fault
                : deliveries.stream()
                        .flatMap(delivery -> delivery.waitsFor().stream())
                        .findFirst()
                        .orElse("holds, and says nothing of it");
    }

    @Override
    public void close() {
        deliveries.forEach(BatchDelivery::stop);
        workers.shutdownNow();
        try {
            // an application that closes waits longer for what is under way
            if (!workers.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("A delivery is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The source would hold for ever. */
    static final class StillHolding extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StillHolding(String message) {
            super(message);
        }
    }

    private final class HoldWatch implements BatchObserver {
        private final BatchObserver monitor;

        HoldWatch(BatchObserver monitor) {
            this.monitor = monitor;
        }

        @Override
        public void delivered(Map<Outcome, Integer> outcomes) {
            monitor.delivered(outcomes);
        }

        @Override
        public void holding(Throwable fault) {
            hold.set(fault);
            monitor.holding(fault);
        }

        @Override
        public void reached() {
            monitor.reached();
        }
    }
}
