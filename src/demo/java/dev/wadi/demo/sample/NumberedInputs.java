package dev.wadi.demo.sample;

import java.util.Map;

/** A pipeline as the experiments see it: inputs by number go in, and what came of each number can be counted. */
public interface NumberedInputs {

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
}
