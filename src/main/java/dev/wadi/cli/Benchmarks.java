package dev.wadi.cli;

import java.util.Map;

/** What {@code wadi bench} can measure. Not part of the product: {@link LocalParts} finds it. */
public interface Benchmarks {

    /** By the name of the pipeline, or of the part. */
    Map<String, Benchmark> byName();
}
