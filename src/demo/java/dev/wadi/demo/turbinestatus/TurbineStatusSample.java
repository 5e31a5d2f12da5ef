package dev.wadi.demo.turbinestatus;

import dev.wadi.bench.turbinestatus.TurbineStatusBenchmark;
import dev.wadi.cli.Benchmark;
import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.sample.PipelineSample;
import dev.wadi.demo.world.PipelineWorld;
import java.util.Map;
import java.util.Optional;

/** What there is of turbine-status beside the pipeline. */
public final class TurbineStatusSample implements PipelineSample {
    static final String NAME = "turbine-status";
    static final String ENRICHED_STREAM = NAME + ".enriched-stream";

    @Override
    public String pipeline() {
        return NAME;
    }

    @Override
    public Optional<PipelineDemo> demo() {
        return Optional.of(new TurbineStatusDemo());
    }

    @Override
    public Optional<NumberedInputs> inputs(PipelineWorld world) {
        return Optional.of(new NumberedSignals(world));
    }

    @Override
    public Map<String, String> experimentSettings() {
        return Map.of(ENRICHED_STREAM, "enriched-signals");
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of((installation, out) -> new TurbineStatusBenchmark(installation, out).run());
    }
}
