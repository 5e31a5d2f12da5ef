package dev.wadi.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.Test;

/** The dead-letter route, the outbox and the error handling are there whatever happens to the files that users edit. */
class SafetyNetTest {

    @Test
    void standsWithoutAnyRouteFile() throws Exception {
        requireNet(Map.of());
    }

    @Test
    void standsWhereAnotherPackageIsScannedForRoutes() throws Exception {
        requireNet(Map.of("camel.main.basePackageScan", "com.example.orders"));
    }

    private static void requireNet(Map<String, String> settings) throws Exception {
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.only(Part.SQS))) {
            AwsEnvironment.apply(cloud.environment());
            ApplicationPlan plan = ApplicationPlan.of(
                            new Installation(Path.of("").toAbsolutePath()), List.of())
                    .withoutEnvironment()
                    .withSettings(Map.of("camel.management.enabled", "false"))
                    .withSettings(settings);
            try (WadiApplication application = WadiApplication.start(plan)) {
                assertThat(application.context().getRoutes())
                        .extracting(Route::getRouteId)
                        .containsExactlyInAnyOrder("dead-letter", "outbox-send", "outbox-resend");
                assertThat(((ModelCamelContext) application.context()).getRouteConfigurationDefinitions())
                        .singleElement()
                        .satisfies(configuration -> assertThat(configuration.getOnExceptions())
                                .singleElement()
                                .satisfies(
                                        refused -> assertThat(refused.getId()).isEqualTo("refused")));
            }
        }
    }
}
