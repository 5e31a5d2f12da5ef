package dev.wadi.scenario.environment;

import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.environment.ScenarioFixture.Expectation;
import dev.wadi.scenario.format.ScenarioNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The messages that a scenario expects in one place, as a multiset.
 *
 * @param key in {@code expected}
 */
record ObservedMessages(String key, List<SentMessage> wanted) {

    /** @param names see {@link SentMessage#expected} */
    static Optional<ObservedMessages> read(ScenarioNode scenario, String key, String... names) {
        return scenario.required("expected")
                .member(key)
                .map(list -> new ObservedMessages(
                        key,
                        list.items().stream()
                                .map(message -> SentMessage.expected(message, names))
                                .toList()));
    }

    /**
     * How many are to come in one place: those that name it; all where it is the only one.
     *
     * @param field that names the place
     */
    int count(String field, String place, int places) {
        return places == 1
                ? wanted.size()
                : (int) wanted.stream()
                        .filter(message -> place.equals(message.fields().get(field)))
                        .count();
    }

    Map<String, Expectation> against(Supplier<List<SentMessage>> actual) {
        return Map.of(key, (application, differences) -> compare(actual.get(), differences));
    }

    private void compare(List<SentMessage> actual, Differences differences) {
        List<SentMessage> unexpected = new ArrayList<>(actual);
        List<SentMessage> missing = new ArrayList<>();
        for (SentMessage message : wanted) {
            unexpected.stream()
                    .filter(message::matches)
                    .findFirst()
                    .ifPresentOrElse(unexpected::remove, () -> missing.add(message));
        }
        while (!missing.isEmpty() || !unexpected.isEmpty()) {
            differences.add(key, next(missing), next(unexpected));
        }
    }

    private static String next(List<SentMessage> messages) {
        return messages.isEmpty() ? Differences.NONE : messages.remove(0).toString();
    }
}
