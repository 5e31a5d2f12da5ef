package dev.wadi.scenario.environment;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.RouteOutcomes;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.Suggestion;
import dev.wadi.scenario.report.InvocationReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code expected.outcomes}: records by outcome, as the metrics count them. An outcome that is not listed must be 0. */
final class OutcomesFixture implements ScenarioFixture {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Optional<Map<String, String>> expected;

    OutcomesFixture(ScenarioNode scenario) {
        expected = scenario.required("expected").member("outcomes").map(OutcomesFixture::counts);
    }

    private static Map<String, String> counts(ScenarioNode outcomes) {
        Map<String, String> counts = new TreeMap<>();
        outcomes.entries().forEach((outcome, count) -> {
            if (!count.json().isIntegralNumber()) {
                throw count.problem("must be an integer");
            }
            counts.put(outcome, count.json().asText());
        });
        return counts;
    }

    @Override
    public Map<String, Object> beans() {
        return Map.of("scenarioMeters", meters);
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.<Map<String, Expectation>>map(counts ->
                        Map.of("outcomes", (application, differences) -> compare(application, counts, differences)))
                .orElse(Map.of());
    }

    private void compare(WadiApplication application, Map<String, String> wanted, Differences differences) {
        Map<String, Long> counted = counted();
        Set<String> known =
                new TreeSet<>(RouteOutcomes.of(application.context()).keySet());
        known.addAll(counted.keySet());
        if (!known.containsAll(wanted.keySet())) {
            wanted.keySet().stream()
                    .filter(outcome -> !known.contains(outcome))
                    .forEach(outcome -> differences.add(unknown(outcome, known)));
            return;
        }
        wanted.keySet().forEach(outcome -> counted.putIfAbsent(outcome, 0L));
        Map<String, String> there = new TreeMap<>();
        counted.forEach((outcome, count) -> there.put(outcome, count.toString()));
        differences.compare("outcomes", wanted, there, String::equals);
    }

    /** A misspelt word is counted nowhere: expected to be 0, it would always pass. A word that the run counted is none. */
    private static String unknown(String outcome, Set<String> known) {
        return "expected.outcomes." + outcome + ": no step of the route gives this outcome"
                + Suggestion.of(outcome, known);
    }

    private Map<String, Long> counted() {
        Map<String, Long> counted = new TreeMap<>();
        for (Counter counter : meters.find(DeliveryMonitor.RECORDS).counters()) {
            counted.merge(counter.getId().getTag("outcome"), (long) counter.count(), Long::sum);
        }
        return counted;
    }

    @Override
    public void show(WadiApplication application, InvocationReport written) {
        counted().forEach((outcome, count) -> written.add(outcome + " " + count));
    }

    @Override
    public void close() {
        meters.close();
    }
}
