package dev.wadi.app.reload;

import dev.wadi.app.installation.RouteFileProblem;
import dev.wadi.app.installation.RouteFiles.RouteText;
import dev.wadi.app.reload.RefusedEdits.Refusal;
import dev.wadi.delivery.Backoff;
import dev.wadi.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file whose routes run, and what becomes of its edits. Its edits are loaded one after the other, the last one alone where several wait; a load may
 * take as long as a server does not answer, so that each file has its own turn.
 */
final class EditedFile {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final Backoff RETRY = Backoff.between(Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final RouteSwap swap;
    private final Path file;
    private final String name;
    private final RefusedEdits refused;
    private final Consumer<Exception> counted;
    private final AtomicReference<Optional<RouteText>> next = new AtomicReference<>();
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

    private volatile String running;
    private Set<String> routes;
    /** Met a fault of a dependency; null: none. */
    private String pending;
    /** Was found wrong before a route was touched, and may be right when another file says something else; null: none. */
    private String wrong;

    private String told = "";
    /** The old text did not start again either. */
    private boolean stopped;

    private int failures;
    private long retryAt;

    /**
     * @param name as a person says it
     * @param counted told of each load: null, or why it failed
     */
    EditedFile(
            RouteSwap swap, Path file, String name, String running, RefusedEdits refused, Consumer<Exception> counted) {
        this.swap = swap;
        this.file = file;
        this.name = name;
        this.running = running;
        this.refused = refused;
        this.counted = counted;
    }

    /** Once its routes run. */
    void started() {
        routes = swap.running(file);
    }

    boolean runs(RouteText text) {
        return text.fault().isEmpty() && running.equals(text.content());
    }

    /** For those that are saved with it: to be told of all of them before one {@linkplain #change changes}. */
    void saved(RouteText text) {
        if (text.fault().isPresent() || runs(text)) {
            swap.check().forget(file);
        } else {
            swap.check().saved(file, text.content());
        }
    }

    /** @param text what stands in the file now; empty: it is gone */
    void change(Optional<RouteText> text, Executor threads) {
        next.set(text);
        work = work.thenRunAsync(this::take, threads);
    }

    /** What failed for no fault of the file, or what another file may have made right, where its time has come. */
    void retry(Executor threads) {
        if (work.isDone()) {
            work = work.thenRunAsync(this::again, threads);
        }
    }

    private void take() {
        Optional<RouteText> text = next.getAndSet(null);
        if (text == null) {
            return; // an earlier turn took it
        }
        pending = null;
        wrong = null;
        told = "";
        failures = 0;
        if (text.isEmpty()) {
            swap.check().forget(file);
            refused.accept(name);
        } else if (text.get().fault().isPresent()) {
            RouteFileProblem fault = text.get().fault().get();
            counted.accept(new IOException(fault.place() + ": " + fault.problem()));
            refuse(new RefusedEdit(fault.place(), fault.problem()));
        } else if (runs(text.get()) && swap.isSettled(file) && !stopped) {
            refused.accept(name);
            LOG.info("{} is what runs", name);
        } else {
            load(text.get().content());
        }
    }

    private void again() {
        String edited = pending == null ? wrong : pending;
        if ((edited == null && !stopped) || System.nanoTime() - retryAt < 0) {
            return;
        }
        if (stopped && pending == null) {
            restart();
        } else {
            load(edited);
        }
    }

    private void load(String edited) {
        List<RouteDefinition> coming;
        try {
            coming = swap.check().check(file, routes, edited);
        } catch (Exception e) {
            failed(edited, e, e instanceof InvalidSettingsException);
            return;
        }
        try {
            routes = swap.swap(file, routes, running, edited, coming);
            running = edited;
            pending = null;
            wrong = null;
            stopped = false;
            swap.check().settled(file, edited);
            refused.accept(name);
            counted.accept(null);
            LOG.info("{} was loaded; it runs {}", name, String.join(", ", routes));
        } catch (Exception e) {
            stopped = !swap.isRunning(routes) && e.getSuppressed().length > 0;
            failed(edited, e, false);
        }
    }

    /** @param byOthers another file may make it right */
    private void failed(String edited, Exception fault, boolean byOthers) {
        counted.accept(fault);
        retryLater();
        swap.outsideFault(fault).ifPresentOrElse(why -> postpone(edited, why), () -> refuse(edited, fault, byOthers));
        LOG.debug("Why {} is not loaded", name, fault);
    }

    private void postpone(String edited, String why) {
        pending = edited;
        refused.refuse(new Refusal(name, name, why));
        if (!why.equals(told)) {
            LOG.warn("{}: {}. {}; the edit is tried again until it loads", name, why, old());
            told = why;
        }
    }

    private void refuse(String edited, Exception fault, boolean byOthers) {
        pending = null;
        wrong = byOthers ? edited : null;
        if (!byOthers) {
            swap.check().settled(file, edited);
        }
        refuse(RefusedEdit.explain(fault, file, running, edited));
    }

    private void refuse(RefusedEdit edit) {
        String place = edit.place().replace(file.toString(), name);
        refused.refuse(new Refusal(name, place, edit.reason()));
        String line = place + ": " + edit.reason();
        if (!line.equals(told)) {
            LOG.warn("{}. {}; correct the file and save it", line, old());
            told = line;
        }
    }

    private String old() {
        return stopped ? "The old routes did not start again either and are tried again" : "The old routes run on";
    }

    private void restart() {
        try {
            swap.start(file, running);
            stopped = false;
            LOG.info("The old routes of {} run again; the edit is still refused", name);
        } catch (Exception e) {
            retryLater();
            LOG.debug("The old routes of {} do not start yet", name, e);
        }
    }

    private void retryLater() {
        retryAt = System.nanoTime() + RETRY.pause(++failures).toNanos();
    }
}
