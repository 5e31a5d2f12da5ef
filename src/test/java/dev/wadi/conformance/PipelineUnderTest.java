package dev.wadi.conformance;

import dev.wadi.demo.sample.NumberedInputs;

/** A pipeline in the world of an experiment: what it is given, where it takes that from, and what it refuses. */
record PipelineUnderTest(String name, NumberedInputs inputs, Source source, DeadLetters letters) {

    /** How many inputs it gets when so many are put: fewer of those that cost more. */
    int share(int put) {
        return put / inputs.cost();
    }
}
