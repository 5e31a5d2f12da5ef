package dev.wadi.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationPlanTest {

    @Test
    void theDeclarationsOfSettingsAreReadOnceForAStart(@TempDir Path home) throws Exception {
        Path config = Files.createDirectories(home.resolve("config/one")).getParent();
        Files.copy(Path.of("config/application.properties"), config.resolve("application.properties"));
        Path declarations =
                Files.writeString(config.resolve("one/settings.properties"), "# A word. [text]\none.word=first\n");
        Files.writeString(Files.createDirectories(home.resolve("routes/one")).resolve("one.camel.yaml"), """
                - route:
                    id: one
                    from:
                      uri: "timer:one?delay=-1&repeatCount=1"
                      steps:
                        - log: {id: say, message: "{{one.word}}"}
                """);
        AwsEnvironment.apply(Map.of("AWS_REGION", "eu-west-1"));
        ApplicationPlan plan = ApplicationPlan.of(new Installation(home), List.of("one"))
                .withSettings(Map.of("camel.management.port", "0"));
        // whoever read it again would refuse the start
        Files.writeString(declarations, "# A word. [no type]\none.word=second\n");
        try (WadiApplication application = WadiApplication.start(plan)) {
            assertThat(application.context().resolvePropertyPlaceholders("{{one.word}}"))
                    .isEqualTo("second");
        }
    }
}
