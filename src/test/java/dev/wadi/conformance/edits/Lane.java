package dev.wadi.conformance.edits;

import dev.wadi.app.installation.Installation;
import dev.wadi.conformance.edits.Verdict.End;
import dev.wadi.scenario.ScenarioTrial;
import dev.wadi.scenario.ScenarioTrial.Attempt;
import dev.wadi.scenario.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tries edits one after the other: a copy of the installation whose route file is overwritten, and accounts of its own in the services. */
final class Lane implements AutoCloseable {
    private final Installation original;
    private final Path home;
    private final ScenarioTrial trials;

    Lane(Installation original, Path home, Map<String, String> environment) throws IOException {
        this.original = original;
        this.home = home;
        trials = new ScenarioTrial(environment);
        for (Path folder : List.of(original.routes(), original.config())) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = home.resolve(original.home().relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    ScenarioTrial trials() {
        return trials;
    }

    Verdict judge(Edit edit, List<Undisturbed> scenarios) throws Exception {
        Path route = home.resolve(original.home().relativize(edit.file()));
        Files.writeString(route, edit.text());
        try {
            return judge(edit, scenarios, new Installation(home));
        } finally {
            Files.writeString(route, Files.readString(edit.file()));
        }
    }

    private Verdict judge(Edit edit, List<Undisturbed> scenarios, Installation edited) throws Exception {
        End end = End.SAME;
        List<String> findings = new ArrayList<>();
        boolean catches = edit.effect() == Edit.Effect.CATCHES;
        for (Undisturbed scenario : scenarios) {
            if (scenario.whole().hasFaults() && !catches) {
                continue;
            }
            Trial trial =
                    trials.run(new Attempt(scenario.scenario(), edited, Optional.of(original), Set.of(), Map.of()));
            Judge judge = new Judge(scenario, trials);
            end = end.or(judge.end(trial, edit.effect() == Edit.Effect.OPENS));
            if (!judge.findings().isEmpty()) {
                findings.add(scenario.name() + ": " + how(trial) + ", " + String.join("; ", judge.findings()));
            }
            if (trial.ending() == Trial.Ending.REFUSED) {
                break;
            }
        }
        return new Verdict(edit, end, findings);
    }

    private static String how(Trial trial) {
        return switch (trial.ending()) {
            case TAKEN_OVER -> "acknowledged before the hold (" + trial.why() + ")";
            case HANGING -> "hangs";
            case ACKNOWLEDGED, HELD, REFUSED -> "acknowledged " + trial.shown();
        };
    }

    @Override
    public void close() {
        trials.close();
    }
}
