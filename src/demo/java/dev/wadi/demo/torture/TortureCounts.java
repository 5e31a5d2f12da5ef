package dev.wadi.demo.torture;

import dev.wadi.scenario.disturbance.Deviation;
import dev.wadi.scenario.disturbance.Deviation.Kind;
import java.util.List;
import java.util.Locale;

/**
 * What happened to a pipeline.
 *
 * @param secondInstances processes that were started while another ran
 * @param redelivered records that ended once more, at least: what a process did just before it was killed is not known
 */
record TortureCounts(
        int records, int kills, int secondInstances, long redelivered, int reshards, long secondsAway) {
    private static final List<String> HEADING = List.of(
            "| pipeline | records | kills | second instances | redelivered | reshards | seconds away | lost | doubled | changed |",
            "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");

    /** In Markdown. */
    List<String> table(String pipeline, List<Deviation> deviations) {
        return List.of(
                HEADING.get(0),
                HEADING.get(1),
                String.format(
                        Locale.ROOT,
                        "| %s | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d |",
                        pipeline,
                        records,
                        kills,
                        secondInstances,
                        redelivered,
                        reshards,
                        secondsAway,
                        count(Kind.MISSING, deviations),
                        count(Kind.MORE, deviations),
                        count(Kind.CHANGED, deviations)));
    }

    private static long count(Kind kind, List<Deviation> deviations) {
        return deviations.stream().filter(one -> one.kind() == kind).count();
    }
}
