package dev.wadi.demo.sample;

import java.util.Map;
import java.util.OptionalInt;

/** A pipeline as the experiments see it: inputs by number go in, and what came of each number can be counted. */
public interface NumberedInputs {

    /** As how many records of another pipeline an input counts, since it costs as much as these: of so many that are put, it gets one. */
    default int cost() {
        return 1;
    }

    /** Before the inputs of these numbers are put, all of them together: {@code from} to {@code to}, both included. */
    void expect(int from, int to);

    /**
     * A valid input that has an effect of its own.
     *
     * @param moreFields further fields of the JSON object, hostile ones too, which change nothing; empty, or beginning with a comma
     */
    String input(int number, String moreFields);

    /**
     * How many effects each number from 1 to {@code inputs} has; those without any are not in it.
     *
     * @throws AssertionError if an effect is not what one delivery makes of its input
     */
    Map<Integer, Integer> effects(int inputs);

    /** How many inputs were processed again that had their effect already, where what the pipeline wrote shows it. Empty where its outcome {@code duplicate} does. */
    default OptionalInt repeats() {
        return OptionalInt.empty();
    }
}
