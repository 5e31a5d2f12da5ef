package dev.wadi.scenario.format;

import dev.wadi.settings.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** What to write instead of a word that is not known. */
public final class Suggestion {
    private Suggestion() {}

    /** Ends a sentence: the known word that is close, or all of them. */
    public static String of(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> Spelling.distance(word, candidate) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(candidate -> Spelling.distance(word, candidate)))
                .map(candidate -> ", did you mean " + candidate + "?")
                .orElseGet(() -> ", known are: " + known.stream().sorted().collect(Collectors.joining(", ")));
    }
}
