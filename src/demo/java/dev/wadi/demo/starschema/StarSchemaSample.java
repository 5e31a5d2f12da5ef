package dev.wadi.demo.starschema;

import dev.wadi.bench.starschema.StarSchemaBenchmark;
import dev.wadi.cli.Benchmark;
import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.sample.PipelineSample;
import dev.wadi.demo.world.PipelineWorld;
import java.util.Map;
import java.util.Optional;

/** What there is of star-schema beside the pipeline. */
public final class StarSchemaSample implements PipelineSample {
    static final String NAME = "star-schema";

    @Override
    public String pipeline() {
        return NAME;
    }

    @Override
    public Optional<PipelineDemo> demo() {
        return Optional.of(new StarSchemaDemo());
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of((installation, out) ->
                new StarSchemaBenchmark(installation.config().resolve(NAME).resolve("totesys.yaml"), out).run());
    }

    /** What nobody tells of is another experiment: a sweep would bring back what these are to show as lost. */
    @Override
    public Map<String, String> experimentSettings() {
        return Map.of(NAME + ".sweep-interval", "0s", NAME + ".retry-after", "1s");
    }

    @Override
    public Optional<NumberedInputs> inputs(PipelineWorld world) {
        return Optional.of(new NumberedObjects(new WarehouseBuckets(world)));
    }
}
