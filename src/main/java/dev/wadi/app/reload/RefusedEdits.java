package dev.wadi.app.reload;

import dev.wadi.delivery.Exposure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Route files whose last edit is not what runs, with the reason, as a readiness check: not ready while there is one, or while a route that ran
 * after the start does not run.
 */
public final class RefusedEdits extends AbstractHealthCheck {
    /** Its name in Camel's registry. */
    public static final String NAME = "wadi-routes";

    private final Map<String, Refusal> refusals = new ConcurrentSkipListMap<>();
    private volatile Set<String> expected = Set.of();

    /**
     * An edit that is not loaded.
     *
     * @param file as it is named in the log
     * @param place {@code file:line:column}, or the file alone where no line is to blame
     * @param reason what is wrong with it
     */
    public record Refusal(String file, String place, String reason) {
        /** The line number, where it is known. */
        public Optional<String> line() {
            String position = place.startsWith(file + ":") ? place.substring(file.length() + 1) : "";
            return position.isEmpty() ? Optional.empty() : Optional.of(position.replaceFirst(":.*", ""));
        }
    }

    RefusedEdits() {
        super("wadi", "routes");
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    void expect(Collection<String> routes) {
        expected = Set.copyOf(routes);
    }

    void refuse(Refusal refusal) {
        refusals.put(refusal.file(), refusal);
    }

    /** What stands in the file is what runs. */
    void accept(String file) {
        refusals.remove(file);
    }

    /** In the order of the files' names. */
    public List<Refusal> all() {
        return List.copyOf(refusals.values());
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        List<Refusal> refused = all();
        List<String> stopped =
                expected.stream().filter(route -> !isStarted(route)).sorted().toList();
        if (refused.isEmpty() && stopped.isEmpty()) {
            builder.up();
            return;
        }
        builder.down();
        boolean local = Exposure.of(getCamelContext()).isLocal();
        String edits = refused.stream()
                .map(refusal -> refusal.place() + ": " + (local ? refusal.reason() : "the log says why"))
                .collect(Collectors.joining("; "));
        if (!stopped.isEmpty()) {
            builder.detail("routes", String.join(", ", stopped));
        }
        refused.stream().findFirst().ifPresent(first -> {
            builder.detail("file", first.file());
            first.line().ifPresent(line -> builder.detail("line", line));
            builder.detail("reason", edits);
        });
        String routes = stopped.isEmpty() ? "" : "Not running: " + String.join(", ", stopped);
        builder.message(edits.isEmpty() ? routes : routes.isEmpty() ? "Not loaded: " + edits : routes + ". " + edits);
    }

    private boolean isStarted(String route) {
        ServiceStatus status = getCamelContext().getRouteController().getRouteStatus(route);
        return status != null && status.isStarted();
    }
}
