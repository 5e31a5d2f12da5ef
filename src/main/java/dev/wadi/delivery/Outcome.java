package dev.wadi.delivery;

import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a record ended.
 *
 * @param name a word of the pipeline's, such as {@code stored}
 * @param tags labels of the metric beside the outcome
 */
public record Outcome(String name, Disposition disposition, Tags tags) {
    public static final String DEAD_LETTER = "dead_letter";
    /** What a filter of the route leaves behind. */
    public static final Outcome FILTERED = new Outcome("filtered", Disposition.FILTERED, Tags.empty());

    public static Outcome of(OutcomeWord word) {
        return new Outcome(word.name(), word.disposition(), Tags.empty());
    }

    /** The effect of the record is there, and its route calls that so. */
    public static Outcome of(String name, String... tags) {
        return new Outcome(name, Disposition.STORED, Tags.of(tags));
    }

    /**
     * As {@code to: outcome:NAME} gives it.
     *
     * @param step that has the effect; null where a branch of the route leaves the record out
     */
    public static Outcome byRoute(String name, String step) {
        return new Outcome(name, step == null ? Disposition.FILTERED : Disposition.STORED, Tags.empty());
    }

    /** How many of these ended how, refused ones included. */
    static Map<Outcome, Integer> count(Collection<RecordEntry> entries) {
        Map<Outcome, Integer> outcomes = new HashMap<>();
        for (RecordEntry entry : entries) {
            Outcome outcome = entry.outcome();
            if (outcome != null) {
                outcomes.merge(outcome, 1, Integer::sum);
            }
        }
        return outcomes;
    }

    Outcome with(Tags more) {
        return new Outcome(name, disposition, tags.and(more));
    }

    @Override
    public String toString() {
        return tags.stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(",", name + "{", "}"));
    }
}
