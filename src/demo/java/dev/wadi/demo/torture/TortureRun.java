package dev.wadi.demo.torture;

import dev.wadi.app.installation.Installation;
import dev.wadi.cli.Torture;
import dev.wadi.demo.world.Parts;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.scenario.DistinctCopies;
import dev.wadi.scenario.disturbance.Deviation;
import dev.wadi.scenario.disturbance.Ending;
import dev.wadi.scenario.environment.Effect;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.settings.ResourceKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A calm course, a tortured one of the same records, and what the second one left otherwise. */
public final class TortureRun implements Torture {
    /** Of each kind; the rest is counted. */
    private static final int MOST_FINDINGS = 5;

    @Override
    public boolean run(Installation installation, String pipeline, Plan plan, PrintWriter out) throws Exception {
        requireRecords(installation, pipeline);
        say(out, "seed " + plan.seed());
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults()
                .withoutLimits()
                .withParts(Parts.of(installation.settings().of(pipeline))))) {
            DistinctCopies.Result copies = DistinctCopies.of(
                    installation, pipeline, cloud.environment(), plan.records(), line -> say(out, line));
            return new Comparison(installation, pipeline, plan, cloud.environment(), copies, out).isEqual();
        }
    }

    /** Rows of a table are no records that could be copied and put. */
    private static void requireRecords(Installation installation, String pipeline) {
        boolean tables = installation
                .settings()
                .source(pipeline)
                .flatMap(setting -> setting.type().use())
                .filter(use -> use.kind() == ResourceKind.DATABASE)
                .isPresent();
        if (tables) {
            throw new ScenarioFormatException(
                    "",
                    pipeline + " reads the tables of a database. Only pipelines that read a stream or a queue can be"
                            + " tortured");
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    /** Of the ways in which the same records ended. */
    private record Comparison(
            Installation installation,
            String pipeline,
            Plan plan,
            Map<String, String> services,
            DistinctCopies.Result copies,
            PrintWriter out) {

        boolean isEqual() throws Exception {
            try {
                List<Deviation> deviations = deviations();
                for (Deviation.Kind kind : Deviation.Kind.values()) {
                    tell(kind, deviations.stream().filter(one -> one.kind() == kind).toList());
                }
                return deviations.isEmpty();
            } catch (IllegalStateException e) {
                say(out, "FAIL " + e.getMessage());
                return false;
            }
        }

        private List<Deviation> deviations() throws Exception {
            Ending calm = calm("one undisturbed process");
            try (TortureWorld world = new TortureWorld(copies.scenario(), installation, pipeline, services)) {
                say(out, "two processes");
                try {
                    TortureCounts counts = new TorturedCourse(world, plan, line -> say(out, line)).run();
                    List<Deviation> deviations = deviations(
                            calm, world.scenario().ending(), world.scenario().mayRepeat());
                    if (!deviations.isEmpty()) {
                        tellLogs(world);
                    }
                    say(out, "");
                    counts.table(pipeline, deviations).forEach(line -> say(out, line));
                    return deviations;
                } catch (IllegalStateException e) {
                    tellLogs(world);
                    throw e;
                }
            }
        }

        private Ending calm(String title) throws Exception {
            long begin = System.nanoTime();
            try (TortureWorld world = new TortureWorld(copies.scenario(), installation, pipeline, services)) {
                try {
                    CalmCourse.run(world);
                } catch (IllegalStateException e) {
                    tellLogs(world);
                    throw e;
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                say(out, String.format(Locale.ROOT, "%s: %,d records, %.0f s", title, plan.records(), seconds));
                return world.scenario().ending();
            }
        }

        /** Fields that two calm runs do not have alike are not compared, such as a time. A second one is made only where something differs. */
        private List<Deviation> deviations(Ending calm, Ending tortured, Set<String> mayRepeat) throws Exception {
            List<Deviation> first = calm.deviations(tortured, Map.of(), mayRepeat, this::makers);
            if (first.isEmpty()) {
                return first;
            }
            Ending again = calm("once more, to see what is never the same twice");
            Map<String, Set<String>> ignored = calm.volatileFields(again);
            List<Deviation> unexplained = calm.deviations(again, ignored, Set.of(), this::makers);
            if (!unexplained.isEmpty()) {
                throw new IllegalStateException("nothing can be compared, as the pipeline ends in one way or another"
                        + " without any disturbance: " + unexplained.get(0).finding());
            }
            return calm.deviations(tortured, ignored, mayRepeat, this::makers);
        }

        private String makers(Effect effect) {
            return Ending.makers(effect, copies.calls(), List.of());
        }

        private void tell(Deviation.Kind kind, List<Deviation> all) {
            all.stream().limit(MOST_FINDINGS).forEach(one -> say(out, "FAIL " + kind.word() + ": " + one.finding()));
            if (all.size() > MOST_FINDINGS) {
                say(out, String.format(Locale.ROOT, "     and %,d more %s", all.size() - MOST_FINDINGS, kind.word()));
            }
        }

        private void tellLogs(TortureWorld world) throws IOException {
            say(out, "What the processes logged is in " + world.workers().keepLogs());
        }
    }
}
