package dev.wadi.scenario.environment;

import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code mayRepeat}: what may hold the same thing more than once after a disturbance, although it could promise better.
 *
 * @param reasons by the resource, such as {@code queue partner}
 */
public record AllowedRepeats(Map<String, String> reasons) {
    private static final List<String> KINDS = List.of("queue", "topic", "table", "bucket");

    public static AllowedRepeats read(ScenarioNode scenario, List<ScenarioFixture> parts) {
        List<String> known =
                parts.stream().flatMap(part -> part.resources().stream()).toList();
        Map<String, String> reasons = new LinkedHashMap<>();
        scenario.member("mayRepeat").map(ScenarioNode::items).orElse(List.of()).forEach(allowed -> {
            String reason = allowed.required("reason").text();
            if (reason.isBlank()) {
                throw allowed.problem("must say why");
            }
            reasons.put(resource(allowed, known), reason);
        });
        return new AllowedRepeats(reasons);
    }

    private static String resource(ScenarioNode allowed, List<String> known) {
        List<String> named = KINDS.stream()
                .flatMap(kind -> allowed.member(kind).stream()
                        .map(name -> kind + " " + ScenarioEnvironment.withoutFifo(name.text())))
                .toList();
        if (named.size() != 1) {
            throw allowed.problem("must have one of the keys " + KINDS);
        }
        if (!known.contains(named.get(0))) {
            throw allowed.problem("the pipeline writes to no " + named.get(0) + Suggestion.of(named.get(0), known));
        }
        return named.get(0);
    }

    public Set<String> resources() {
        return reasons.keySet();
    }
}
