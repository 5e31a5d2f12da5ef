package dev.wadi.delivery;

import io.micrometer.core.instrument.Tags;
import java.util.stream.Collectors;

/**
 * How a record ended.
 *
 * @param name a word of the pipeline's, such as {@code stored}
 * @param tags labels of the metric beside the outcome
 */
public record Outcome(String name, Tags tags) {
    public static final String DEAD_LETTER = "dead_letter";
    /** What a filter of the route leaves behind. */
    public static final Outcome FILTERED = of("filtered");

    public static Outcome of(String name, String... tags) {
        return new Outcome(name, Tags.of(tags));
    }

    Outcome with(Tags more) {
        return new Outcome(name, tags.and(more));
    }

    @Override
    public String toString() {
        return tags.stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(",", name + "{", "}"));
    }
}
