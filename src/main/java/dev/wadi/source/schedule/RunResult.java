package dev.wadi.source.schedule;

import dev.wadi.delivery.Disposition;
import dev.wadi.delivery.Outcome;
import dev.wadi.edge.json.JsonValueWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of one run: {@code ok} where all its items are done, {@code failed} where none is, else {@code partial}. One JSON line in the log when it begins, and one when its last item
 * has ended, which may be long after the others. Used by one thread.
 */
final class RunResult {
    private static final Logger LOG = LoggerFactory.getLogger(RunResult.class);

    private final String schedule;
    private final Instant due;
    private final List<String> open;
    private final int items;
    private final Clock clock;
    private final List<String> failed = new ArrayList<>();

    /** @param items that the run takes */
    RunResult(String schedule, Instant due, List<String> items, Clock clock) {
        this.schedule = schedule;
        this.due = due;
        this.items = items.size();
        this.clock = clock;
        open = new ArrayList<>(items);
    }

    /** @param waiting items that still wait for an attempt of a run before */
    void begun(Set<String> waiting) {
        Map<String, Object> line = line("run_started");
        line.put("items", List.copyOf(open));
        if (!waiting.isEmpty()) {
            line.put("waiting", waiting.stream().sorted().toList());
        }
        LOG.info("{}", JsonValueWriter.text(line));
    }

    static boolean isWell(Outcome outcome) {
        return outcome.disposition() != Disposition.DUE && outcome.disposition() != Disposition.DEAD_LETTERED;
    }

    /** @param well false: no attempt is left, or something of it was refused or is due again */
    void ended(String item, boolean well) {
        open.remove(item);
        if (!well) {
            failed.add(item);
        }
        if (open.isEmpty()) {
            Map<String, Object> line = line("run_finished");
            line.put("result", word());
            line.put("items", items);
            line.put("failed", failed);
            line.put("finished_at", clock.instant().toString());
            LOG.info("{}", JsonValueWriter.text(line));
        }
    }

    String word() {
        return failed.isEmpty() ? "ok" : failed.size() == items ? "failed" : "partial";
    }

    private Map<String, Object> line(String event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.put("schedule", schedule);
        line.put("run", due.toString());
        return line;
    }
}
