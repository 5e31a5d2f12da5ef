package dev.wadi.scenario;

/** {@code expected.sqs} and {@code expected.sns} of a pipeline that sends nothing but dead letters: they may stand there, as empty lists. */
final class SilencePart implements WorldPart {

    SilencePart(Element scenario) {
        Element expected = scenario.required("expected");
        for (String key : new String[] {"sqs", "sns"}) {
            expected.member(key).ifPresent(SilencePart::requireEmpty);
        }
    }

    private static void requireEmpty(Element messages) {
        if (!messages.items().isEmpty()) {
            throw messages.problem("must be empty: this pipeline sends no messages");
        }
    }
}
