package dev.wadi.scenario;

import dev.wadi.scenario.WorldPart.Expectation;
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
record SentMessages(String key, List<SentMessage> wanted) {

    /** @param names see {@link SentMessage#expected} */
    static Optional<SentMessages> read(Element scenario, String key, String... names) {
        return scenario.required("expected")
                .member(key)
                .map(list -> new SentMessages(
                        key,
                        list.items().stream()
                                .map(message -> SentMessage.expected(message, names))
                                .toList()));
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
