package dev.wadi.demo.batchrecords;

import dev.wadi.bench.batchrecords.BatchRecordsBenchmark;
import dev.wadi.bench.batchrecords.OrdersBenchmark;
import dev.wadi.cli.Benchmark;
import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.sample.PipelineSample;
import dev.wadi.demo.world.PipelineWorld;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What there is of batch-records beside the pipeline. */
public final class BatchRecordsSample implements PipelineSample {
    static final String NAME = "batch-records";
    static final String TABLE = "DDB_CURATED_RECORDS_TABLE_ARN";
    private static final String PARAMETER = "LATEST_BATCH_ID";

    @Override
    public String pipeline() {
        return NAME;
    }

    @Override
    public Optional<PipelineDemo> demo() {
        return Optional.of(new BatchRecordsDemo());
    }

    @Override
    public Optional<NumberedInputs> inputs(PipelineWorld world) {
        return Optional.of(new NumberedFiles(world));
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of((installation, out) -> new BatchRecordsBenchmark(installation, out).run());
    }

    @Override
    public Map<String, Benchmark> otherBenchmarks() {
        return Map.of("orders", (installation, out) -> new OrdersBenchmark(installation, out).run());
    }

    static void currentBatch(PipelineWorld world, String id) {
        world.clients().ssm().putParameter(request -> request.name(world.value(PARAMETER))
                .value(id)
                .type(ParameterType.STRING)
                .overwrite(true));
    }
}
