package dev.wadi.conformance.edits;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to a route file, a record has its effect, is a dead letter, or is not acknowledged, which is reported. A sample of the edits of all pipelines, by
 * {@code -Dwadi.edits.seed}; all of them with {@code -Dwadi.edits=all}, or those whose line has some text, such as {@code -Dwadi.edits="remove save-status"} or a
 * pipeline's name.
 * The table is in {@code target/conformance-edits.md}.
 */
class EditMatrixTest {
    private static final int SAMPLE = 36;
    private static final String ALL = "all";

    @TempDir
    private Path folder;

    @Test
    void noEditLosesARecord() throws Exception {
        String wish = System.getProperty("wadi.edits", "");
        long seed = Long.getLong("wadi.edits.seed", new Random().nextInt(1_000_000));
        Installation installation = new Installation(Path.of("").toAbsolutePath());
        MatrixReport report = new MatrixReport(
                wish.isEmpty() ? "A sample of the edits, -Dwadi.edits.seed=" + seed : "Edits: " + wish);
        List<EditedPipeline> pipelines = new ArrayList<>();
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
                Lanes lanes = new Lanes(installation, folder, cloud.environment())) {
            for (String name : installation.pipelines()) {
                pipelines.add(EditedPipeline.of(name, installation, lanes));
            }
            EditSample sample = EditSample.of(pipelines, wish.isEmpty() ? SAMPLE : Integer.MAX_VALUE, new Random(seed));
            for (EditedPipeline pipeline : pipelines) {
                List<Edit> edits = sample.of(pipeline).stream()
                        .filter(edit -> wish.equals(ALL) || (pipeline.name() + ": " + edit).contains(wish))
                        .toList();
                report.add(pipeline, lanes.each(edits, (edit, lane) -> lane.judge(edit, pipeline.scenarios())));
            }
        }
        report.write(Path.of("target/conformance-edits.md"));
        assertSoftly(all -> {
            all.assertThat(report.findings())
                    .as("edits that lose records, or hang")
                    .isEmpty();
            pipelines.forEach(pipeline -> all.assertThat(pipeline.missing())
                    .as("outcomes, reasons and branches of %s that no scenario shows", pipeline.name())
                    .isEmpty());
        });
    }
}
