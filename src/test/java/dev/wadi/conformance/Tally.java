package dev.wadi.conformance;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of the numbered inputs of one pipeline.
 *
 * @param lost numbers without an effect
 * @param doubled numbers with several, and how many
 * @param repeats inputs that were delivered although they had their effect already, dead letters among them
 * @param deadLetters poison records that are on the dead-letter queue, each counted once
 */
record Tally(
        String pipeline,
        int inputs,
        SortedSet<Integer> lost,
        SortedMap<Integer, Integer> doubled,
        int repeats,
        int deadLetters) {

    static Tally of(String pipeline, int inputs, Map<Integer, Integer> effects, int repeats, int deadLetters) {
        SortedSet<Integer> lost = new TreeSet<>();
        SortedMap<Integer, Integer> doubled = new TreeMap<>();
        for (int number = 1; number <= inputs; number++) {
            int count = effects.getOrDefault(number, 0);
            if (count == 0) {
                lost.add(number);
            } else if (count > 1) {
                doubled.put(number, count);
            }
        }
        return new Tally(pipeline, inputs, lost, doubled, repeats, deadLetters);
    }
}
