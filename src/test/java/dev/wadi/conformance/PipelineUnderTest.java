package dev.wadi.conformance;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A pipeline as the experiments see it: inputs by number go in, and what came of each number can be counted. */
interface PipelineUnderTest extends AutoCloseable {

    /** All finished pipelines; the experiments run them in one process. */
    List<Function<World, PipelineUnderTest>> ALL =
            List.of(TurbineStatusUnderTest::new, BatchRecordsUnderTest::new, SnapshotStatusUnderTest::new);

    String name();

    Source.Kind source();

    /** What its process needs in the environment beside its source and dead-letter queue. */
    Map<String, String> environment();

    /** Before the inputs of these numbers are put, all of them together: {@code from} to {@code to}, both included. */
    void expect(int from, int to);

    /**
     * A valid input that has an effect of its own.
     *
     * @param moreFields further fields of the JSON object, empty or beginning with a comma
     */
    String input(int number, String moreFields);

    /** How many effects each number from 1 to {@code inputs} has; those without any are not in it. */
    Map<Integer, Integer> effects(int inputs);

    /** Ends what it has opened. */
    @Override
    void close();
}
