package dev.wadi.cli;

import dev.wadi.bench.batchrecords.BatchRecordsBenchmark;
import dev.wadi.bench.dynamodb.DynamoDbBenchmark;
import dev.wadi.bench.kinesis.KinesisStreamBenchmark;
import dev.wadi.bench.snapshotstatus.SnapshotStatusBenchmark;
import dev.wadi.bench.turbinestatus.TurbineStatusBenchmark;
import dev.wadi.runtime.Installation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description =
                "Measure a pipeline against the same job written by hand, and print the ratio; or the source by itself.")
final class BenchCommand implements Callable<Integer> {
    /** The classes of the benchmarks are touched only when one runs: not every distribution has them. */
    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.of(
            "turbine-status", out -> new TurbineStatusBenchmark(Installation.locate(), out).run(),
            "batch-records", out -> new BatchRecordsBenchmark(Installation.locate(), out).run(),
            "snapshot-status", out -> new SnapshotStatusBenchmark(Installation.locate(), out).run(),
            "kinesis-stream", out -> new KinesisStreamBenchmark(out).run(),
            "dynamodb", out -> new DynamoDbBenchmark(out).run()));

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "BENCHMARK",
            description = "One of: ${COMPLETION-CANDIDATES}",
            completionCandidates = Names.class)
    private String name;

    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(BENCHMARKS.keySet());
        }
    }

    private interface Benchmark {
        void run(PrintWriter out) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        Benchmark benchmark = BENCHMARKS.get(name);
        if (benchmark == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no benchmark " + name + ". There are: " + String.join(", ", BENCHMARKS.keySet()));
        }
        LocalParts.require(spec.commandLine());
        benchmark.run(spec.commandLine().getOut());
        return 0;
    }
}
