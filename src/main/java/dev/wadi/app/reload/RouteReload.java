package dev.wadi.app.reload;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.RouteFiles;
import dev.wadi.app.installation.RouteFiles.RouteText;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.support.ResourceReloadStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what becomes of the route files, says so, and loads the edits where {@code wadi.reload} is on. It looks at the texts instead of listening
 * for events, as Camel's own watcher does: events do not tell of a swapped {@code ..data} link, and that watcher ends for good when a folder below it
 * goes. Camel also loads a refused file again with the next good one, and refuses both.
 */
final class RouteReload extends ResourceReloadStrategySupport {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final long INTERVAL = 300;

    private final Installation installation;
    private final boolean loads;
    private final RefusedEdits refused;
    private final Map<Path, String> loaded = new TreeMap<>();
    private final Map<Path, EditedFile> running = new TreeMap<>();
    /** Of the pipelines that run, under all names they had since. */
    private final Set<Path> folders = new TreeSet<>();

    private RouteFiles told;
    private RouteFiles seen;
    private ExecutorService threads;
    private ScheduledExecutorService executor;
    private ScheduledFuture<?> looking;

    /**
     * @param loads false: an edit has no effect and is only told
     * @param before the route files before Camel read them
     * @param loaded those of the pipelines that run
     */
    RouteReload(Installation installation, boolean loads, RouteFiles before, List<Path> loaded, RefusedEdits refused) {
        this.installation = installation;
        this.loads = loads;
        this.refused = refused;
        told = before;
        seen = before;
        loaded.forEach(file -> Optional.ofNullable(before.texts().get(file)).ifPresent(text -> {
            this.loaded.put(file, text.content());
            folders.add(file.getParent());
        }));
    }

    @Override
    public void onReload(Object source) {
        // it looks by itself
    }

    @Override
    protected void doStart() {
        RouteSwap swap = new RouteSwap(getCamelContext());
        loaded.forEach((file, text) -> {
            EditedFile edited = new EditedFile(swap, file, name(file), text, refused, this::count);
            edited.started();
            running.put(file, edited);
        });
        threads = getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, "RouteLoad");
        executor = getCamelContext().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "RouteReload");
        looking = executor.scheduleWithFixedDelay(this::look, INTERVAL, INTERVAL, TimeUnit.MILLISECONDS);
        if (loads) {
            LOG.info("Edited route files in {} are loaded while running", installation.routes());
        }
    }

    @Override
    protected void doStop() {
        looking.cancel(false);
        getCamelContext().getExecutorServiceManager().shutdownNow(executor);
        getCamelContext().getExecutorServiceManager().shutdownNow(threads);
    }

    private void look() {
        try {
            RouteFiles now = RouteFiles.read(installation);
            if (!now.equals(seen)) {
                // perhaps still being written: the next look takes it, if nothing changed by then
                seen = now;
                return;
            }
            if (!now.equals(told)) {
                RouteFiles before = told;
                told = now;
                tell(before.texts(), now.texts());
                now.others().stream()
                        .filter(file -> !before.others().contains(file))
                        .forEach(file -> LOG.warn(
                                "{} is no route file: the name of one ends in {}",
                                name(file),
                                Installation.ROUTE_SUFFIX));
            }
            running.values().forEach(file -> file.retry(threads));
        } catch (RuntimeException e) {
            // a thrown one would end the looks
            LOG.error("The route files could not be looked at", e);
        }
    }

    private void tell(Map<Path, RouteText> before, Map<Path, RouteText> now) {
        tellSwaps(before, now);
        Set<Path> renamed = new HashSet<>();
        before.forEach((file, text) -> {
            if (!now.containsKey(file)) {
                Optional<Path> other = now.entrySet().stream()
                        .filter(entry -> !before.containsKey(entry.getKey())
                                && entry.getValue().content().equals(text.content()))
                        .map(Map.Entry::getKey)
                        .findFirst();
                other.ifPresent(renamed::add);
                LOG.warn(
                        "{} was {}{}",
                        name(file),
                        other.map(path -> "renamed to " + name(path)).orElse("deleted"),
                        gone(file, other));
            }
        });
        if (loads) {
            now.forEach((file, text) -> Optional.ofNullable(running.get(file)).ifPresent(edited -> edited.saved(text)));
        }
        now.forEach((file, text) -> {
            if (before.containsKey(file)) {
                RouteText old = before.get(file);
                if (!text.content().equals(old.content()) || !text.fault().equals(old.fault())) {
                    change(file, text);
                }
            } else if (running.containsKey(file)) {
                LOG.info("{} is there again", name(file));
                change(file, text);
            } else if (!renamed.contains(file)) {
                LOG.warn("{} is new and has no effect until the next start", name(file));
            }
        });
    }

    /** @param other its new name, if it has one */
    private String gone(Path file, Optional<Path> other) {
        boolean ofOneThatRuns = folders.contains(file.getParent());
        if (ofOneThatRuns) {
            other.ifPresent(path -> folders.add(path.getParent()));
        }
        if (running.containsKey(file)) {
            running.get(file).change(Optional.empty(), threads);
            return "; its routes run on until the next start";
        }
        if (other.isPresent()) {
            return running.containsKey(other.get()) ? "" : "; it has no effect until the next start";
        }
        return ofOneThatRuns ? "; it had no effect" : "; its pipeline does not run here";
    }

    /** A ConfigMap is mounted as links to {@code ..data/FILE}; a new version swaps the link {@code ..data}. */
    private void tellSwaps(Map<Path, RouteText> before, Map<Path, RouteText> now) {
        Map<Path, Integer> changes = new TreeMap<>();
        now.forEach((file, text) -> {
            RouteText old = before.get(file);
            if (old != null && !old.real().equals(text.real())) {
                changes.merge(file.getParent(), old.content().equals(text.content()) ? 0 : 1, Integer::sum);
            }
        });
        changes.forEach((folder, count) -> LOG.info(
                "The files of {} were replaced, as by a new version of a ConfigMap; {}",
                name(folder),
                count == 0
                        ? "no route file changed"
                        : count == 1 ? "1 route file changed" : count + " route files changed"));
    }

    private void change(Path file, RouteText text) {
        EditedFile edited = running.get(file);
        if (edited != null && (loads || edited.runs(text))) {
            edited.change(Optional.of(text), threads);
        } else if (edited != null) {
            LOG.warn("{} was changed; wadi.reload is off, so what it says runs from the next start on", name(file));
        } else if (folders.contains(file.getParent())) {
            LOG.info("{} was changed; what it says has no effect until the next start", name(file));
        } else {
            LOG.info("{} was changed; its pipeline does not run here", name(file));
        }
    }

    /** @param fault null: loaded */
    private synchronized void count(Exception fault) {
        setLastError(fault);
        if (fault == null) {
            incSucceededCounter();
        } else {
            incFailedCounter();
        }
    }

    /** As a person says it: from the folder of the installation on. */
    private String name(Path file) {
        return installation.home().relativize(file).toString();
    }
}
