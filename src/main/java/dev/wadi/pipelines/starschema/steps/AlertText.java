package dev.wadi.pipelines.starschema.steps;

import dev.wadi.pipelines.starschema.object.InputObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The text of an alert: one {@code name: value} a line (spec section 8). */
final class AlertText {
    private static final int LONGEST_SUBJECT = 100;
    private final StringBuilder body = new StringBuilder();

    AlertText(String status, String step, String key) {
        line("status", status);
        line("step", step);
        line("key", key);
    }

    /** {@code [totesys dev] processing failed: sales_order 00000007}; SNS takes ASCII on one line. */
    static String subject(String name, String key) {
        String what = InputObject.of(key)
                .map(object -> object.table() + " " + String.format(Locale.ROOT, "%08d", object.id()))
                .orElse(key);
        String subject = ("[" + name + "] processing failed: " + what).replaceAll("[^\\x20-\\x7E]", "?");
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }

    AlertText fault(String type, String message) {
        line("error", type);
        return line("message", message);
    }

    AlertText attempts(int attempts) {
        return line("attempts", Integer.toString(attempts));
    }

    AlertText rows(long read, Map<String, Long> written, long rejected) {
        line("rows read", Long.toString(read));
        line("rows written", written.toString());
        return line("rows rejected", Long.toString(rejected));
    }

    AlertText rejects(Optional<String> key) {
        key.ifPresent(rejects -> line("rejects", rejects));
        return this;
    }

    AlertText times(Instant first, Instant last) {
        line("first", first.toString());
        return line("last", last.toString());
    }

    private AlertText line(String name, String value) {
        body.append(name)
                .append(": ")
                .append(value.replaceAll("\\s+", " ").strip())
                .append('\n');
        return this;
    }

    String body() {
        return body.toString();
    }
}
