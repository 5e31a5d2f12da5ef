package dev.wadi.conformance.edits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A few scenarios that together show all that all of them show: again and again the one that adds most, of equal ones the smaller one. */
final class ScenarioChoice {
    private ScenarioChoice() {}

    static List<Undisturbed> of(List<Undisturbed> all) {
        Set<String> open = shown(all);
        List<Undisturbed> chosen = new ArrayList<>();
        while (!open.isEmpty()) {
            Undisturbed best = all.stream()
                    .max(Comparator.<Undisturbed>comparingInt(one -> common(one.shown(), open))
                            .thenComparing(Comparator.comparingInt(ScenarioChoice::size)
                                    .reversed()))
                    .orElseThrow();
            open.removeAll(best.shown());
            chosen.add(best);
        }
        return chosen;
    }

    static Set<String> shown(List<Undisturbed> scenarios) {
        Set<String> shown = new TreeSet<>();
        scenarios.forEach(one -> shown.addAll(one.shown()));
        return shown;
    }

    private static int size(Undisturbed scenario) {
        return scenario.whole().acknowledged() + scenario.whole().things().size();
    }

    private static int common(Set<String> some, Set<String> others) {
        return (int) some.stream().filter(others::contains).count();
    }
}
