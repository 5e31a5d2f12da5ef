package dev.wadi.conformance.edits;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.ScenarioTrial;
import dev.wadi.scenario.ScenarioTrial.Attempt;
import dev.wadi.scenario.Trial;
import dev.wadi.scenario.Trial.Ending;
import dev.wadi.scenario.Trial.RecordName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** A scenario with the routes as they are: what every edit is compared with. */
final class Undisturbed {
    private final Path scenario;
    private final Installation installation;
    private final Trial whole;
    private final Set<String> shown;
    private final Map<Set<RecordName>, Trial> without = new ConcurrentHashMap<>();

    private Undisturbed(Path scenario, Installation installation, Trial whole, Set<String> shown) {
        this.scenario = scenario;
        this.installation = installation;
        this.whole = whole;
        this.shown = shown;
    }

    /** Empty where the routes as they are hold: nothing can be compared with it. */
    static Optional<Undisturbed> of(Path scenario, Installation installation, ScenarioTrial trials) throws Exception {
        RouteBranches branches = new RouteBranches();
        Trial trial = trials.run(
                new Attempt(scenario, installation, Optional.empty(), Set.of(), Map.of("editBranches", branches)));
        if (trial.ending() != Ending.ACKNOWLEDGED) {
            return Optional.empty();
        }
        Set<String> shown = new TreeSet<>(branches.seen());
        shown.addAll(trial.shown().keySet());
        return Optional.of(new Undisturbed(scenario, installation, trial, shown));
    }

    Path scenario() {
        return scenario;
    }

    String name() {
        return scenario.getFileName().toString();
    }

    Installation installation() {
        return installation;
    }

    Trial whole() {
        return whole;
    }

    /** Outcomes, reasons and branches that it has at least one record of. */
    Set<String> shown() {
        return shown;
    }

    /** The same, had some records never come. */
    Trial without(Set<RecordName> records, ScenarioTrial trials) throws Exception {
        Trial known = without.get(records);
        if (known == null) {
            known = trials.run(new Attempt(scenario, installation, Optional.empty(), records, Map.of()));
            without.put(records, known);
        }
        return known;
    }

    /** Whether it comes out the same once more. */
    boolean isStable(ScenarioTrial trials) throws Exception {
        Trial again = trials.run(new Attempt(scenario, installation, Optional.empty(), Set.of(), Map.of()));
        return again.ending() == Ending.ACKNOWLEDGED
                && Set.copyOf(again.things()).equals(Set.copyOf(whole.things()))
                && again.letters().equals(whole.letters());
    }
}
