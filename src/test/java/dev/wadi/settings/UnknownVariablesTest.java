package dev.wadi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownVariablesTest {
    private final Installation installation = new Installation(Path.of("").toAbsolutePath());
    private final SettingCatalog catalog = installation.settings();
    private final UnknownVariables unknown = new UnknownVariables(catalog.all(), installation.pipelines(), Set.of());

    @ParameterizedTest
    @CsvSource({
        "TURBINE_STATUS_STRAEM, TURBINE_STATUS_STREAM",
        "TURBINE_STATUS_ANYTHING_AT_ALL, ''",
        "TURBIN_STATUS_STREAM, TURBINE_STATUS_STREAM",
        "BATCHRECORDS_POLL_INTERVAL, BATCH_RECORDS_POLL_INTERVAL",
        "SNAPSHOT_STATUS_QUEU, SNAPSHOT_STATUS_QUEUE",
        "WADI_RELAOD, WADI_RELOAD",
        "REDIS_HOTS, REDIS_HOST",
        "LOG_LEVL, LOG_LEVEL",
        "PUSHGATEWAY_HOSTNAMES, PUSHGATEWAY_HOSTNAME",
        "REDSI_PORT, REDIS_PORT",
        "PUSHGATEWEY_PORT, PUSHGATEWAY_PORT",
        "TURBINE_STATUS_PORT, ''",
        "WADI_REDIS_PORT, ''"
    })
    void aMisspeltOneIsToldWithTheNearest(String variable, String nearest) {
        assertThat(unknown.among(Map.of("PATH", "any", "HOME", "any", variable, "6380")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.setting()).isEqualTo(variable);
                    assertThat(problem).hasMessageContaining("The nearest is " + nearest);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WADI_HOME",
                "WADI_DIST",
                "WADI_CLASSPATH",
                "WADI_JAVA_OPTIONS",
                "WADI_SERVICE_HOST",
                "WADI_SERVICE_PORT",
                "WADI_SERVICE_PORT_HTTP",
                "TURBINE_STATUS_PORT",
                "TURBINE_STATUS_PORT_8080_TCP_ADDR",
                "REDIS_PORT_6379_TCP",
                "REDIS_SERVICE_HOST",
                "AWS_REGION",
                "PATH",
                "JAVA_HOME",
                "HOSTNAME",
                "KUBERNETES_PORT_443_TCP",
                "VENDOR",
                "HOSTTYPE",
                "MACHTYPE",
                "CAMEL_MAIN_SHUTDOWN_TIMEOUT",
                "DYNAMODB_TABLES"
            })
    void whatIsMeantForOthersIsNot(String variable) {
        assertThat(unknown.among(Map.of(variable, "tcp://10.0.0.1:6379"))).isEmpty();
    }

    @Test
    void noSettingIsUnknown() {
        assertThat(unknown.among(
                        catalog.all().stream().collect(Collectors.toMap(Setting::environmentName, any -> "any"))))
                .isEmpty();
        assertThat(unknown.inFile(
                        "any", catalog.all().stream().map(Setting::name).collect(Collectors.toSet())))
                .isEmpty();
    }

    @Test
    void aMisspeltLineOfAFileIsToldAndThoseOfSomebodyElseAreNot() {
        assertThat(unknown.inFile(
                        "config/application.properties",
                        Set.of(
                                "turbine-status.poll-intervall",
                                "mine.limit",
                                "camel.main.name",
                                "wadi.log",
                                "REDIS_HSOT")))
                .satisfiesExactly(
                        problem -> {
                            assertThat(problem.setting()).isEqualTo("REDIS_HSOT");
                            assertThat(problem).hasMessageContaining("The nearest is REDIS_HOST");
                        },
                        problem -> assertThat(problem)
                                .hasMessageContaining("is in config/application.properties and is no setting")
                                .hasMessageContaining("The nearest is turbine-status.poll-interval"),
                        problem -> assertThat(problem.setting()).isEqualTo("wadi.log"));
    }
}
