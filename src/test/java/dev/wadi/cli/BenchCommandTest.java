package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

    @Test
    void everyPipelineHasABenchmarkAndEveryBenchmarkItsResults() throws IOException {
        List<String> sections = Files.readAllLines(Path.of("docs/benchmarks.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        List<String> names = new BenchCommand.Names();
        assertThat(names).containsAll(new Installation(Path.of("")).pipelines());
        assertThat(sections).containsExactlyInAnyOrderElementsOf(names);
        StringWriter help = new StringWriter();
        assertThat(WadiCommand.execute(new PrintWriter(help), new PrintWriter(new StringWriter()), "bench", "--help"))
                .isZero();
        assertThat(help.toString()).contains(names);
    }

    @Test
    void anUnknownNameIsAnsweredWithAllThatThereAre() {
        StringWriter err = new StringWriter();
        int exitCode =
                WadiCommand.execute(new PrintWriter(new StringWriter()), new PrintWriter(err), "bench", "nothing");
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .startsWith(
                        "There is no benchmark nothing. There are: batch-records, blocks, dataset-processing, dynamodb,"
                                + " kinesis-stream, oltp-ingest, orders, snapshot-status, star-schema, turbine-status");
    }
}
