package dev.wadi.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineSampleTest {
    private static final List<String> PIPELINES = new Installation(Path.of("").toAbsolutePath()).pipelines();

    @Test
    void aSampleStandsInThePackageOfAPipelineThatIsThere() {
        assertThat(PipelineSample.all()).isNotEmpty().allSatisfy(sample -> {
            assertThat(PIPELINES).contains(sample.pipeline());
            assertThat(sample.getClass().getPackageName())
                    .isEqualTo("dev.wadi.demo." + sample.pipeline().replace("-", ""));
        });
    }

    @Test
    void aPipelineHasOneSampleAtMost() {
        assertThat(PipelineSample.of(PIPELINES))
                .extracting(PipelineSample::pipeline)
                .doesNotHaveDuplicates();
    }

    @Test
    void samplesOfOtherPipelinesAreLeftOut() {
        String one = PIPELINES.get(0);
        assertThat(PipelineSample.of(List.of(one, "nobody-knows")))
                .extracting(PipelineSample::pipeline)
                .containsExactly(one);
    }
}
