package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

    @Test
    void anUnknownNameIsAnsweredWithAllThatThereAre() {
        StringWriter err = new StringWriter();
        int exitCode =
                WadiCommand.execute(new PrintWriter(new StringWriter()), new PrintWriter(err), "bench", "nothing");
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("There is no benchmark nothing. There are: batch-records, kinesis-stream, snapshot-status,"
                        + " turbine-status");
    }
}
