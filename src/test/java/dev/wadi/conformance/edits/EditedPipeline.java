package dev.wadi.conformance.edits;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.ScenarioFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A pipeline with all that can be done to it.
 *
 * @param scenarios a few that show all that its scenarios show; those with faults, which only some edits need, apart
 * @param missing outcomes, reasons and branches that none shows
 */
record EditedPipeline(String name, List<Edit> edits, List<Undisturbed> scenarios, Set<String> missing) {

    static EditedPipeline of(String name, Installation installation, Lanes lanes) throws Exception {
        List<RouteFile> files =
                installation.routeFiles(name).stream().map(RouteFile::read).toList();
        List<Path> scenarios =
                ScenarioFiles.find(List.of(installation.routes().resolve(name).resolve("scenarios")));
        List<Undisturbed> usable =
                lanes
                        .each(scenarios, (scenario, lane) -> Undisturbed.of(scenario, installation, lane.trials()))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        Set<String> missing =
                new TreeSet<>(DeclaredEnds.of(installation.routes().resolve(name)));
        files.forEach(file -> missing.addAll(RouteBranches.of(file)));
        missing.removeAll(ScenarioChoice.shown(usable));
        List<Edit> edits = new ArrayList<>();
        files.forEach(file -> edits.addAll(Edits.of(file)));
        List<Undisturbed> chosen = new ArrayList<>();
        for (boolean faults : List.of(false, true)) {
            List<Undisturbed> candidates = usable.stream()
                    .filter(one -> one.whole().hasFaults() == faults)
                    .toList();
            chosen.addAll(stable(candidates, lanes));
        }
        return new EditedPipeline(name, edits, chosen, missing);
    }

    /** A scenario whose end state is another each time gives way to others. */
    private static List<Undisturbed> stable(List<Undisturbed> usable, Lanes lanes) throws Exception {
        List<Undisturbed> rest = new ArrayList<>(usable);
        while (true) {
            List<Undisturbed> chosen = ScenarioChoice.of(rest);
            List<Undisturbed> changing =
                    lanes.each(chosen, (one, lane) -> one.isStable(lane.trials()) ? null : one).stream()
                            .filter(one -> one != null)
                            .toList();
            if (changing.isEmpty()) {
                return chosen;
            }
            rest.removeAll(changing);
        }
    }
}
