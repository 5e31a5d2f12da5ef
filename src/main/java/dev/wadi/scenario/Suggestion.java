package dev.wadi.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** What to write instead of a word that is not known. */
final class Suggestion {
    private Suggestion() {}

    /** Ends a sentence: the known word that is close, or all of them. */
    static String of(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .map(candidate -> ", did you mean " + candidate + "?")
                .orElseGet(() -> ", known are: " + known.stream().sorted().collect(Collectors.joining(", ")));
    }

    /** Levenshtein's, blind to case. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                current[j] = Math.min(previous[j - 1] + (same ? 0 : 1), 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
