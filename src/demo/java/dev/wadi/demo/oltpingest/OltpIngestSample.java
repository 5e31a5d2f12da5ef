package dev.wadi.demo.oltpingest;

import dev.wadi.bench.oltpingest.OltpIngestBenchmark;
import dev.wadi.cli.Benchmark;
import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.sample.PipelineSample;
import dev.wadi.demo.world.PipelineWorld;
import java.util.Map;
import java.util.Optional;

/** What there is of oltp-ingest beside the pipeline. */
public final class OltpIngestSample implements PipelineSample {
    static final String NAME = "oltp-ingest";

    @Override
    public String pipeline() {
        return NAME;
    }

    @Override
    public Optional<PipelineDemo> demo() {
        return Optional.of(new OltpIngestDemo());
    }

    @Override
    public Optional<NumberedInputs> inputs(PipelineWorld world) {
        return Optional.of(new NumberedRows(world));
    }

    /** Many runs, whose rows need several objects. */
    @Override
    public Map<String, String> experimentSettings() {
        return Map.of(
                "oltp-ingest.tables", String.join(",", NumberedRows.TABLES),
                "oltp-ingest.schedule", "500ms",
                "oltp-ingest.retry-waits", "1s,1s",
                "oltp-ingest.max-rows-per-object", "100");
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of((installation, out) -> new OltpIngestBenchmark(installation, out).run());
    }
}
