package dev.wadi.demo.snapshotstatus;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.wadi.bench.snapshotstatus.SnapshotStatusBenchmark;
import dev.wadi.cli.Benchmark;
import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.sample.PipelineSample;
import dev.wadi.demo.world.PipelineWorld;
import java.util.Map;
import java.util.Optional;

/** What there is of snapshot-status beside the pipeline. */
public final class SnapshotStatusSample implements PipelineSample {
    static final String NAME = "snapshot-status";
    static final String STATUS_TABLE = "DYNAMO_DB_EXPORT_STATUS_TABLE_NAME";
    static final String EXPORT_STATE = "EXPORT_STATE_SQS_QUEUE_URL";
    static final String MONITORING = "MONITORING_SNS_TOPIC_ARN";

    @Override
    public String pipeline() {
        return NAME;
    }

    @Override
    public Optional<PipelineDemo> demo() {
        return Optional.of(new SnapshotStatusDemo());
    }

    @Override
    public Optional<NumberedInputs> inputs(PipelineWorld world) {
        return Optional.of(new NumberedReports(world));
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of((installation, out) -> new SnapshotStatusBenchmark(installation, out).run());
    }

    /** The row that exporter and sender leave when a collection with so many files is sent. */
    static void putSent(PipelineWorld world, String run, String collection, int files) {
        world.clients().dynamoDb().putItem(put -> put.tableName(world.value(STATUS_TABLE))
                .item(Map.of(
                        "CorrelationId", fromS(run),
                        "CollectionName", fromS(collection),
                        "CollectionStatus", fromS("Sent"),
                        "FilesExported", fromN(Integer.toString(files)))));
    }
}
