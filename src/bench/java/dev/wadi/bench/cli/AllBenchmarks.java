package dev.wadi.bench.cli;

import dev.wadi.bench.blocks.BlocksBenchmark;
import dev.wadi.bench.dynamodb.DynamoDbBenchmark;
import dev.wadi.bench.kinesis.KinesisStreamBenchmark;
import dev.wadi.cli.Benchmark;
import dev.wadi.cli.Benchmarks;
import dev.wadi.demo.sample.PipelineSample;
import java.util.HashMap;
import java.util.Map;

/** Those of all pipelines, and of the parts that no pipeline is. */
public final class AllBenchmarks implements Benchmarks {

    @Override
    public Map<String, Benchmark> byName() {
        Map<String, Benchmark> all = new HashMap<>();
        PipelineSample.all().forEach(sample -> {
            sample.benchmark().ifPresent(one -> all.put(sample.pipeline(), one));
            all.putAll(sample.otherBenchmarks());
        });
        all.put("kinesis-stream", (installation, out) -> new KinesisStreamBenchmark(out).run());
        all.put("dynamodb", (installation, out) -> new DynamoDbBenchmark(out).run());
        all.put("blocks", (installation, out) -> new BlocksBenchmark(out).run());
        return all;
    }
}
