package dev.wadi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of two pipelines may be called alike ({@code filter}), also where these run in one process. */
class StepIdsTest {
    private static LocalCloud cloud;

    @TempDir
    private Path home;

    @BeforeAll
    static void startCloud() {
        cloud = LocalCloud.start(LocalCloudOptions.only(Part.SQS));
        AwsEnvironment.apply(cloud.environment());
    }

    @AfterAll
    static void stopCloud() {
        cloud.close();
    }

    @BeforeEach
    void copyConfig() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.copy(Path.of("config/application.properties"), home.resolve("config/application.properties"));
    }

    @Test
    void aPrefixPerRouteLetsTwoPipelinesHaveTheSameSteps() throws Exception {
        route("one", "nodePrefixId: one/");
        route("two", "nodePrefixId: two/");
        try (WadiApplication application = WadiApplication.start(plan())) {
            CamelContext context = application.context();
            assertThat(context.getProcessor("one/parse")).isNotNull();
            assertThat(context.getProcessor("two/parse")).isNotNull();
        }
    }

    @Test
    void withoutItTheStartIsRefusedWithThePlaceAndWhatToWrite() throws Exception {
        Path one = route("one", "description: first");
        Path two = route("two", "description: second");
        assertThat(startFailure().lines())
                .containsExactly(
                        one + ":7:17: the step id parse is also that of " + two
                                + ":7:17. Within a route choose another;"
                                + " between routes write 'nodePrefixId: one/' under 'id: one'",
                        "  Correct the file and start again; nothing was started.");
    }

    @Test
    void theRouteThatHasNoPrefixIsTheOneThatIsNamed() throws Exception {
        Path one = route("one", "nodePrefixId: one/");
        Path two = route("two", "description: second");
        assertThat(startFailure().lines())
                .first()
                .asString()
                .startsWith(two + ":7:17: the step id parse is also that of " + one + ":7:17.")
                .endsWith("write 'nodePrefixId: two/' under 'id: two'");
    }

    private StartFailure startFailure() {
        Throwable fault = catchThrowable(() -> WadiApplication.start(plan()).close());
        assertThat(fault).isNotNull();
        StartFailure failure = StartFailure.explain(fault, plan().installation());
        assertThat(failure.settings()).as("wrong use").isTrue();
        return failure;
    }

    private ApplicationPlan plan() {
        return ApplicationPlan.of(new Installation(home), List.of("one", "two"))
                .withoutEnvironment()
                .withSettings(Map.of("camel.management.enabled", "false"));
    }

    private Path route(String name, String line) throws IOException {
        Path file = home.resolve("routes/" + name + "/" + name + ".camel.yaml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, """
                - route:
                    id: %1$s
                    %2$s
                    from:
                      uri: direct:%1$s
                      steps:
                        - log: {id: parse, message: parsed}
                """.formatted(name, line));
    }
}
