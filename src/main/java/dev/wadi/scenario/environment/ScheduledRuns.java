package dev.wadi.scenario.environment;

import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.source.schedule.ScheduledItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Inputs {@code {"run": ["orders"]}}: the items of one run of a schedule; with {@code attempt} it is not the first of three attempts. */
final class ScheduledRuns implements ScenarioFixture {
    private static final String RUN = "run";
    private static final String ATTEMPT = "attempt";
    private static final int ATTEMPTS = 3;
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private Instant due = Instant.EPOCH;

    @Override
    public Map<String, Function<ScenarioNode, ScenarioInput>> inputs() {
        return Map.of(RUN, this::run);
    }

    private ScenarioInput run(ScenarioNode input) {
        due = due.plus(BETWEEN);
        int attempt = input.member(ATTEMPT).map(ScenarioNode::positiveInteger).orElse(1);
        List<ScheduledItem> items = input.required(RUN).items().stream()
                .map(item -> new ScheduledItem("", item.text(), due, attempt, ATTEMPTS))
                .toList();
        return new ScenarioInput.Delivery(input.path(), items);
    }

    @Override
    public Set<String> inputKeys() {
        return Set.of(RUN, ATTEMPT);
    }
}
