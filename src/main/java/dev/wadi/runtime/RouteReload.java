package dev.wadi.runtime;

import dev.wadi.runtime.RefusedEdits.Refusal;
import dev.wadi.runtime.RouteFiles.RouteText;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private static final int LOOKS_BETWEEN_RESTARTS = 15;

    private final Installation installation;
    private final boolean loads;
    private final RefusedEdits refused;
    /** What runs, by file. */
    private final Map<Path, String> running = new TreeMap<>();
    /** The routes of each file that runs. */
    private final Map<Path, Set<String>> routes = new TreeMap<>();
    /** Files whose old text did not start again either. */
    private final Set<Path> stopped = new TreeSet<>();

    private RouteFiles told;
    private RouteFiles seen;
    private int looks;
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
        loaded.forEach(file ->
                Optional.ofNullable(before.texts().get(file)).ifPresent(text -> running.put(file, text.content())));
    }

    @Override
    public void onReload(Object source) {
        // it looks by itself
    }

    @Override
    protected void doStart() {
        RouteSwap swap = new RouteSwap(getCamelContext());
        running.keySet().forEach(file -> routes.put(file, swap.running(file)));
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
            }
            if (!stopped.isEmpty() && ++looks % LOOKS_BETWEEN_RESTARTS == 0) {
                List.copyOf(stopped).forEach(this::restart);
            }
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
                        running.containsKey(file)
                                ? "; its routes run on until the next start"
                                : "; its pipeline does not run here");
            }
        });
        now.forEach((file, text) -> {
            if (before.containsKey(file)) {
                if (!text.content().equals(before.get(file).content())) {
                    change(file, text.content());
                }
            } else if (running.containsKey(file)) {
                LOG.info("{} is there again", name(file));
                change(file, text.content());
            } else if (!renamed.contains(file)) {
                LOG.warn("{} is new and has no effect until the next start", name(file));
            }
        });
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

    private void change(Path file, String edited) {
        String text = running.get(file);
        if (text == null) {
            LOG.info("{} was changed; its pipeline does not run here", name(file));
        } else if (text.equals(edited)) {
            refused.accept(name(file));
            LOG.info("{} is what runs", name(file));
        } else if (loads) {
            load(file, text, edited);
        } else {
            LOG.warn("{} was changed; wadi.reload is off, so what it says runs from the next start on", name(file));
        }
    }

    private void load(Path file, String text, String edited) {
        try {
            Set<String> ids = new RouteSwap(getCamelContext()).swap(file, routes.get(file), text, edited);
            running.put(file, edited);
            routes.put(file, ids);
            stopped.remove(file);
            refused.accept(name(file));
            setLastError(null);
            incSucceededCounter();
            LOG.info("{} was loaded; it runs {}", name(file), String.join(", ", ids));
        } catch (Exception e) {
            setLastError(e);
            incFailedCounter();
            refuse(file, text, edited, e);
        }
    }

    private void refuse(Path file, String text, String edited, Exception fault) {
        RefusedEdit edit = RefusedEdit.explain(fault, file, text, edited);
        String place = edit.place().replace(file.toString(), name(file));
        refused.refuse(new Refusal(name(file), place, edit.reason()));
        String rest;
        if (fault.getSuppressed().length == 0) {
            rest = "The old routes run on";
        } else {
            stopped.add(file);
            rest = "The old routes did not start again either and are tried again";
        }
        LOG.warn("{}: {}. {}; correct the file and save it", place, edit.reason(), rest);
        LOG.debug("Why {} is not loaded", name(file), fault);
    }

    private void restart(Path file) {
        try {
            new RouteSwap(getCamelContext()).start(file, running.get(file));
            stopped.remove(file);
            LOG.info("The old routes of {} run again; the edit is still refused", name(file));
        } catch (Exception e) {
            LOG.debug("The old routes of {} do not start yet", name(file), e);
        }
    }

    /** As a person says it: from the folder of the installation on. */
    private String name(Path file) {
        return installation.home().relativize(file).toString();
    }
}
