package dev.wadi.demo.oltpingest;

import dev.wadi.bench.oltpingest.OltpIngestBenchmark;
import dev.wadi.cli.Benchmark;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.sample.PipelineSample;
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
    public Optional<Benchmark> benchmark() {
        return Optional.of((installation, out) -> new OltpIngestBenchmark(installation, out).run());
    }
}
