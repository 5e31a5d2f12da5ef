package dev.wadi.scenario.environment;

import dev.wadi.scenario.format.ScenarioNode;

/** {@code expected.sqs} or {@code expected.sns} of a pipeline that sends nothing there but dead letters: it may stand there, as an empty list. */
final class NoMessagesFixture implements ScenarioFixture {

    /** @param key in {@code expected} */
    NoMessagesFixture(ScenarioNode scenario, String key) {
        scenario.required("expected").member(key).ifPresent(NoMessagesFixture::requireEmpty);
    }

    private static void requireEmpty(ScenarioNode messages) {
        if (!messages.items().isEmpty()) {
            throw messages.problem("must be empty: this pipeline sends no messages");
        }
    }
}
