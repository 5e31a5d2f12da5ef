package dev.wadi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.demo.DemoProgress.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoProgressTest {
    private final StringWriter written = new StringWriter();

    @Test
    void aLogHasOneLineForEachPipelineThatIsDone() {
        DemoProgress progress = new DemoProgress(new PrintWriter(written), false);
        progress.show(List.of(new Step("turbine-status", 0, 20_000), new Step("batch-records", 1_999, 2_000)), 0.5);
        assertThat(written.toString()).isEmpty();
        progress.show(List.of(new Step("turbine-status", 20_000, 20_000), new Step("batch-records", 1_999, 2_000)), 1);
        progress.show(
                List.of(new Step("turbine-status", 20_000, 20_000), new Step("batch-records", 2_000, 2_000)), 2.5);
        assertThat(written.toString().lines())
                .containsExactly("  turbine-status      20,000 in 1.0 s", "  batch-records        2,000 in 2.5 s");
    }

    @Test
    void onATerminalTheSameLinesMove() {
        DemoProgress progress = new DemoProgress(new PrintWriter(written), true);
        progress.show(List.of(new Step("turbine-status", 0, 20_000), new Step("batch-records", 500, 2_000)), 0.5);
        progress.show(List.of(new Step("turbine-status", 20_010, 20_000), new Step("batch-records", 500, 2_000)), 1);
        String still = "\033[K  batch-records    [#######.......................] 500 of 2,000";
        assertThat(written.toString().lines())
                .containsExactly(
                        "\033[K  turbine-status   [..............................] 0 of 20,000",
                        still,
                        "\033[2A\033[K  turbine-status   [##############################] 20,000 of 20,000",
                        still);
    }
}
