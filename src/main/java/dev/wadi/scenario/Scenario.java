package dev.wadi.scenario;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.environment.AllowedRepeats;
import dev.wadi.scenario.environment.InjectedFault;
import dev.wadi.scenario.environment.ScenarioFixture;
import dev.wadi.scenario.environment.ScenarioFixture.Expectation;
import dev.wadi.scenario.environment.ScenarioInput;
import dev.wadi.scenario.environment.ScenarioLayout;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.Suggestion;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A scenario as its file has it: what all pipelines have in common, and the parts of its pipeline's world.
 *
 * @param environment {@code config.env}, variable to value
 * @param now the processing clock stands still at it; empty for the system's clock
 * @param workers how many deliveries run at a time
 * @param repeats what may be there more than once after a disturbance although it promises better
 * @param expectations what is compared afterwards, by the key in {@code expected}
 */
record Scenario(
        String id,
        String pipeline,
        Map<String, String> environment,
        Optional<Instant> now,
        List<ScenarioFixture> parts,
        List<ScenarioInput> inputs,
        List<InjectedFault> faults,
        int workers,
        AllowedRepeats repeats,
        Map<String, Expectation> expectations)
        implements AutoCloseable {

    /** @throws ScenarioFormatException at the first thing in it that is not of the layout; it names all unknown keys */
    static Scenario read(ScenarioNode scenario, Installation installation) {
        scenario.ignore("description", "goldenFromOriginal", "originalDiffers", "original");
        ScenarioNode config = scenario.section("config");
        List<ScenarioFixture> parts = ScenarioLayout.of(scenario, installation).parts();
        Scenario read = new Scenario(
                scenario.required("id").text(),
                scenario.required("pipeline").text(),
                environment(config),
                config.member("now").map(Scenario::instant),
                parts,
                inputs(scenario.required("inputs"), parts),
                scenario.member("faults").map(ScenarioNode::items).orElse(List.of()).stream()
                        .map(InjectedFault::read)
                        .toList(),
                scenario.member("concurrency")
                        .map(ScenarioNode::positiveInteger)
                        .orElse(1),
                AllowedRepeats.read(scenario, parts),
                allExpectations(parts));
        Optional<ScenarioNode> compare = scenario.member("compare");
        compare.ifPresent(ScenarioNode::items);
        scenario.requireAllRead();
        return compare.map(names -> read.with(named(names, read.expectations())))
                .orElse(read);
    }

    private Scenario with(Map<String, Expectation> others) {
        return new Scenario(id, pipeline, environment, now, parts, inputs, faults, workers, repeats, others);
    }

    Scenario withInputs(List<ScenarioInput> others) {
        return new Scenario(id, pipeline, environment, now, parts, others, faults, workers, repeats, expectations);
    }

    /** @throws ScenarioFormatException if there are none: such a scenario would always pass */
    void requireExpectations() {
        if (expectations.isEmpty()) {
            throw new ScenarioFormatException("expected", "nothing is expected, so nothing would be checked");
        }
    }

    /** Takes down what was set up. */
    @Override
    public void close() throws IOException {
        for (ScenarioFixture part : parts) {
            part.close();
        }
    }

    private static Map<String, String> environment(ScenarioNode config) {
        Map<String, String> environment = new LinkedHashMap<>();
        config.member("env").ifPresent(env -> env.entries().forEach((name, value) -> {
            if (!value.json().isValueNode()) {
                throw value.problem("must be text");
            }
            environment.put(name, value.json().asText());
        }));
        return environment;
    }

    private static Instant instant(ScenarioNode now) {
        try {
            return Instant.parse(now.text());
        } catch (DateTimeException e) {
            throw now.problem("must be a time like 2026-11-20T12:00:00.000Z, not " + now.text());
        }
    }

    private static List<ScenarioInput> inputs(ScenarioNode inputs, List<ScenarioFixture> parts) {
        Map<String, Function<ScenarioNode, ScenarioInput>> readers = new HashMap<>();
        parts.forEach(part -> readers.putAll(part.inputs()));
        List<String> keys =
                parts.stream().flatMap(part -> part.inputKeys().stream()).toList();
        return inputs.items().stream()
                .flatMap(input -> input(input, readers, keys).stream())
                .toList();
    }

    /** Empty where it has none but unknown keys, which are told together with all others. */
    private static Optional<ScenarioInput> input(
            ScenarioNode input, Map<String, Function<ScenarioNode, ScenarioInput>> readers, List<String> keys) {
        List<ScenarioInput> steps = new ArrayList<>();
        readers.forEach((key, reader) -> input.member(key).ifPresent(known -> steps.add(reader.apply(input))));
        if (steps.isEmpty()) {
            keys.forEach(input::member);
        }
        if (steps.isEmpty() && input.hasUnknownKeys()) {
            return Optional.empty();
        }
        if (steps.size() != 1) {
            throw input.problem("must have one of the keys "
                    + readers.keySet().stream().sorted().toList());
        }
        return Optional.of(steps.get(0));
    }

    private static Map<String, Expectation> allExpectations(List<ScenarioFixture> parts) {
        Map<String, Expectation> all = new LinkedHashMap<>();
        parts.forEach(part -> all.putAll(part.expectations()));
        return all;
    }

    /** Those that {@code compare} names. */
    private static Map<String, Expectation> named(ScenarioNode compare, Map<String, Expectation> all) {
        Map<String, Expectation> named = new LinkedHashMap<>();
        for (ScenarioNode name : compare.items()) {
            Expectation expectation = all.get(name.text());
            if (expectation == null) {
                throw name.problem(name.text() + " is not in expected" + Suggestion.of(name.text(), all.keySet()));
            }
            named.put(name.text(), expectation);
        }
        return named;
    }
}
