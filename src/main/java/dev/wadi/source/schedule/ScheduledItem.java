package dev.wadi.source.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One item of one run, as one attempt has it. */
public final class ScheduledItem implements SourceRecord {
    private final String route;
    private final String item;
    private final Instant run;
    private final int attempt;
    private final int attempts;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /**
     * @param route of the schedule
     * @param run when it was due
     * @param attempt from 1 on
     * @param attempts how many there are in all, before it is left to the next run
     */
    public ScheduledItem(String route, String item, Instant run, int attempt, int attempts) {
        this.route = route;
        this.item = item;
        this.run = run;
        this.attempt = attempt;
        this.attempts = attempts;
    }

    public String item() {
        return item;
    }

    public Instant run() {
        return run;
    }

    public int attempt() {
        return attempt;
    }

    public boolean isLastAttempt() {
        return attempt >= attempts;
    }

    ScheduledItem next() {
        return new ScheduledItem(route, item, run, attempt + 1, attempts);
    }

    /** For a step that may take long: runs this when the source stops, by another thread, or at once where it has. */
    public void whenStopped(Runnable ending) {
        var unused = stopped.thenRun(ending);
    }

    /** What fails then shows nothing. */
    public boolean isStopped() {
        return stopped.isDone();
    }

    void stop() {
        stopped.complete(null);
    }

    @Override
    public String sourceId() {
        return run + "/" + item;
    }

    @Override
    public String origin() {
        return route;
    }

    @Override
    public byte[] payload() {
        return item.getBytes(UTF_8);
    }

    @Override
    public Map<String, Object> headers() {
        return Map.of(
                ScheduleHeaders.ITEM, item, ScheduleHeaders.RUN, run.toString(), ScheduleHeaders.ATTEMPT, attempt);
    }

    @Override
    public String toString() {
        return sourceId() + ", attempt " + attempt;
    }
}
