package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TortureCommandTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            turbines                              | There is no pipeline turbines. There is: batch-records,
            batch-records --kills -1              | --kills must be at least 0, not -1
            batch-records --minutes -1            | --minutes must be at least 0, not -1
            batch-records --records 20            | --records must be at least 100, so that each kill finds some, not 20
            batch-records --records 500 --kills 60| --records must be at least 600, so that each kill finds some, not 500
            """)
    void whatIsAskedForMustMakeSense(String arguments, String message) {
        StringWriter err = new StringWriter();
        int exitCode = WadiCommand.execute(
                new PrintWriter(new StringWriter()), new PrintWriter(err), ("torture " + arguments).split(" ", -1));
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }
}
