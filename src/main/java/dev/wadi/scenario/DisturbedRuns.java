package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.disturbance.CallKind;
import dev.wadi.scenario.disturbance.Crash;
import dev.wadi.scenario.disturbance.Disturbance;
import dev.wadi.scenario.environment.AllowedRepeats;
import dev.wadi.scenario.environment.ScenarioEnvironments;
import dev.wadi.scenario.environment.ScenarioInput;
import dev.wadi.scenario.format.ScenarioNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs a scenario again: with every input delivered twice, and with a crash behind the calls that a calm run makes, after which another application gets the
 * input again. Each of these runs must leave behind what the calm one does.
 */
final class DisturbedRuns {
    private final Installation installation;
    private final ScenarioEnvironments worlds;
    private final JsonNode file;
    private final List<String> findings = new ArrayList<>();
    private AllowedRepeats repeats;
    private DisturbedRun calm;
    /** Of fields that are never the same twice, by what holds them; null while nothing differs. */
    private Map<String, Set<String>> volatileFields;

    private boolean incomparable;
    private int crashes;

    DisturbedRuns(Installation installation, ScenarioEnvironments worlds, JsonNode file) {
        this.installation = installation;
        this.worlds = worlds;
        this.file = file;
    }

    /** What came out otherwise, with the disturbance that it came of. */
    List<String> findings(Disturbance how) throws Exception {
        calm = run(UnaryOperator.identity(), Crash.never());
        compare("with every input delivered twice", DisturbedRuns::twice, Crash.never());
        Random random = new Random(how.seed());
        for (Map.Entry<CallKind, Integer> calls : calm.calls().entrySet()) {
            int all = calls.getValue();
            IntStream numbers = how.everyCall() ? IntStream.rangeClosed(1, all) : IntStream.of(1 + random.nextInt(all));
            for (int number : numbers.toArray()) {
                compare(
                        "with a crash behind " + calls.getKey() + (all == 1 ? "" : ", " + number + " of " + all),
                        UnaryOperator.identity(),
                        Crash.behind(calls.getKey(), number));
            }
        }
        return List.copyOf(findings);
    }

    /** How much it was disturbed, and what may repeat because the scenario says so. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("delivered twice, " + crashes + (crashes == 1 ? " crash" : " crashes"));
        repeats.reasons().forEach((resource, reason) -> notes.add(resource + " may repeat: " + reason));
        return notes;
    }

    private static List<ScenarioInput> twice(List<ScenarioInput> inputs) {
        return inputs.stream()
                .flatMap(input -> input instanceof ScenarioInput.Delivery ? Stream.of(input, input) : Stream.of(input))
                .toList();
    }

    private void compare(String disturbed, UnaryOperator<List<ScenarioInput>> inputs, Crash crash) throws Exception {
        if (incomparable) {
            return;
        }
        try {
            DisturbedRun run = run(inputs, crash);
            crashes += run.isCrashed() ? 1 : 0;
            differences(run).forEach(difference -> findings.add(disturbed + ": " + difference));
        } catch (InputFeed.StillHolding e) {
            findings.add(disturbed + ": " + e.getMessage());
        }
    }

    private List<String> differences(DisturbedRun run) throws Exception {
        if (calm.differences(run, Map.of(), repeats.resources()).isEmpty()) {
            return List.of();
        }
        if (volatileFields == null) {
            DisturbedRun again = run(UnaryOperator.identity(), Crash.never());
            volatileFields = calm.ending().volatileFields(again.ending());
            List<String> unexplained = calm.differences(again, volatileFields, Set.of());
            incomparable = !unexplained.isEmpty();
            unexplained.forEach(difference ->
                    findings.add("nothing can be compared, as it ends in one way or another without any disturbance: "
                            + difference));
        }
        return incomparable ? List.of() : calm.differences(run, volatileFields, repeats.resources());
    }

    private DisturbedRun run(UnaryOperator<List<ScenarioInput>> inputs, Crash crash) throws Exception {
        try (Scenario scenario = Scenario.read(ScenarioNode.root(file), installation)) {
            repeats = scenario.repeats();
            return DisturbedRun.of(
                    scenario.withInputs(inputs.apply(scenario.inputs())), worlds.next(scenario.pipeline()), crash);
        }
    }
}
