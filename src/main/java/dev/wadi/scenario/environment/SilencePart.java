package dev.wadi.scenario.environment;

import dev.wadi.scenario.format.Element;

/** {@code expected.sqs} or {@code expected.sns} of a pipeline that sends nothing there but dead letters: it may stand there, as an empty list. */
final class SilencePart implements WorldPart {

    /** @param key in {@code expected} */
    SilencePart(Element scenario, String key) {
        scenario.required("expected").member(key).ifPresent(SilencePart::requireEmpty);
    }

    private static void requireEmpty(Element messages) {
        if (!messages.items().isEmpty()) {
            throw messages.problem("must be empty: this pipeline sends no messages");
        }
    }
}
