package dev.wadi.demo.sample;

import dev.wadi.cli.Benchmark;
import dev.wadi.demo.world.PipelineWorld;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * All that must be said of a pipeline in Java beside what it does, in one class, found by {@code ServiceLoader}. A pipeline that has none, or not all of it, runs in the demo and is
 * not fed, and has its scenarios and the matrix of edits. An instance is made for each use, in one thread, and is cheap: data comes with the call that needs it.
 */
public interface PipelineSample {

    /** Name of its folders. */
    String pipeline();

    /** Its part of {@code wadi demo}. */
    default Optional<PipelineDemo> demo() {
        return Optional.empty();
    }

    /**
     * Its part of the experiments in {@code dev.wadi.conformance}.
     *
     * @param world in which its resources are made, with {@link #experimentSettings}
     */
    default Optional<NumberedInputs> inputs(PipelineWorld world) {
        return Optional.empty();
    }

    /** Settings of the experiments beside those of the local profile, such as the name of a stream that is optional. */
    default Map<String, String> experimentSettings() {
        return Map.of();
    }

    /** What {@code wadi bench} measures. */
    default Optional<Benchmark> benchmark() {
        return Optional.empty();
    }

    /** What it measures beside that, by name. */
    default Map<String, Benchmark> otherBenchmarks() {
        return Map.of();
    }

    /** Those of all pipelines, in the order in which the demo shows them. */
    static List<PipelineSample> all() {
        return ServiceLoader.load(PipelineSample.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Those of these pipelines. */
    static List<PipelineSample> of(Collection<String> pipelines) {
        return all().stream()
                .filter(sample -> pipelines.contains(sample.pipeline()))
                .toList();
    }
}
