package dev.wadi.bench;

import dev.wadi.bench.batchrecords.BatchRecordsBenchmark;
import dev.wadi.bench.dynamodb.DynamoDbBenchmark;
import dev.wadi.bench.kinesis.KinesisStreamBenchmark;
import dev.wadi.bench.snapshotstatus.SnapshotStatusBenchmark;
import dev.wadi.bench.turbinestatus.TurbineStatusBenchmark;
import dev.wadi.cli.Benchmarks;
import dev.wadi.runtime.Installation;
import java.io.PrintWriter;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The benchmarks by the name that {@code wadi bench} takes. */
public final class AllBenchmarks implements Benchmarks {
    private static final Map<String, Benchmark> BENCHMARKS = Map.of(
            "turbine-status", (installation, out) -> new TurbineStatusBenchmark(installation, out).run(),
            "batch-records", (installation, out) -> new BatchRecordsBenchmark(installation, out).run(),
            "snapshot-status", (installation, out) -> new SnapshotStatusBenchmark(installation, out).run(),
            "kinesis-stream", (installation, out) -> new KinesisStreamBenchmark(out).run(),
            "dynamodb", (installation, out) -> new DynamoDbBenchmark(out).run());

    private interface Benchmark {
        void run(Installation installation, PrintWriter out) throws Exception;
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(BENCHMARKS.keySet());
    }

    @Override
    public void run(String name, Installation installation, PrintWriter out) throws Exception {
        BENCHMARKS.get(name).run(installation, out);
    }
}
