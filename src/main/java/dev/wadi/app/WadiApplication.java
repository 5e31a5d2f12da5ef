package dev.wadi.app;

import dev.wadi.app.console.Console;
import dev.wadi.delivery.Acknowledgement;
import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.Edges;
import dev.wadi.delivery.HoldPolicy;
import dev.wadi.delivery.RouteBatchHandler;
import dev.wadi.delivery.SettingNames;
import dev.wadi.delivery.SourceHistory;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.delivery.Sweep;
import dev.wadi.delivery.Verdict;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** A started application: the Camel context with the routes of some pipelines. */
public final class WadiApplication implements AutoCloseable {
    private final Main main;

    private WadiApplication(Main main) {
        this.main = main;
    }

    /**
     * Starts it; all routes run when this returns.
     *
     * @throws Exception what {@link StartFailure#explain} explains
     */
    public static WadiApplication start(ApplicationPlan plan) throws Exception {
        Main main = new WadiMain();
        // the default one waits at the end of the JVM for a run() that is not called here; who starts this closes it
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        plan.applyTo(main);
        boolean started = false;
        try {
            main.start();
            started = true;
            return new WadiApplication(main);
        } finally {
            if (!started) {
                main.shutdown();
            }
        }
    }

    /** Starts it and returns when the process is told to end, after the work in flight. */
    public static void run(ApplicationPlan plan) throws Exception {
        Main main = new WadiMain();
        plan.applyTo(main);
        try {
            main.run();
        } catch (Exception e) {
            // why it did not start is to be the last that a person reads
            Logging.endInSilence();
            throw e;
        }
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    /** Where health, metrics and Hawtio are, with the real port where 0 was asked for; empty where management is off. */
    public Optional<URI> management() {
        return Console.address(context());
    }

    /**
     * For a plan {@linkplain ApplicationPlan#withInjectedInput with injected input}: hands batches to a route as its source would, by the same
     * rule for faults.
     */
    public <R extends SourceRecord> BatchDelivery<R> delivery(String routeId) {
        return delivery(routeId, monitor(routeId));
    }

    /** The same, told to an observer of the caller's. */
    public <R extends SourceRecord> BatchDelivery<R> delivery(String routeId, BatchObserver observer) {
        return delivery(routeId, observer, null);
    }

    /** The same, for a source that acknowledges each record by itself. */
    public <R extends SourceRecord> BatchDelivery<R> delivery(
            String routeId, BatchObserver observer, Acknowledgement<R> acknowledgement) {
        Route route = context().getRoute(routeId);
        if (route == null) {
            throw new IllegalArgumentException("There is no route " + routeId + " among " + routeIds());
        }
        RouteBatchHandler<R> target =
                new RouteBatchHandler<>(route.getConsumer(), Map.of(), context().createProducerTemplate(), routeId);
        HoldPolicy policy = HoldPolicy.of(Backoff.between(Duration.ofMillis(20), Duration.ofSeconds(1)));
        return new BatchDelivery<>(target, observer, acknowledgement, SourceHistory.of(context(), policy));
    }

    /** Counts what is delivered to a route with injected input, as its source would. */
    public BatchObserver monitor(String routeId) {
        return new DeliveryMonitor(context(), routeId, "injected:" + routeId).part("injected");
    }

    /**
     * Tells the source of a pipeline what it should have been told of.
     *
     * @return how many things; empty where the pipeline has no such {@linkplain Sweep bean}
     * @throws IOException if it ended early, with a message for people
     */
    public OptionalInt sweep(String pipeline, Consumer<String> progress) throws IOException {
        int told = 0;
        boolean found = false;
        for (Sweep sweep : context().getRegistry().findByType(Sweep.class)) {
            if (sweep.pipeline().equals(pipeline)) {
                found = true;
                told += run(sweep, progress);
            }
        }
        return found ? OptionalInt.of(told) : OptionalInt.empty();
    }

    private int run(Sweep sweep, Consumer<String> progress) throws IOException {
        try {
            return sweep.run(progress);
        } catch (IOException | RuntimeException e) {
            String why = Edges.ALL
                    .verdict(e)
                    .map(Verdict::message)
                    .orElseGet(() -> e instanceof IOException ? e.getMessage() : e.toString());
            throw new IOException(
                    "The sweep ended early: " + why + SettingNames.inBrackets(SettingNames.of(context(), e))
                            + ". Mend that and sweep again: what is told twice is processed once",
                    e);
        }
    }

    private List<String> routeIds() {
        return context().getRoutes().stream().map(Route::getRouteId).toList();
    }

    @Override
    public void close() {
        main.shutdown();
    }
}
