package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.StartFailure;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.PipelineCopy;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.scenario.ScenarioFiles;
import dev.wadi.scenario.ScenarioRunner;
import dev.wadi.settings.Notes;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.Setting;
import dev.wadi.testing.InstallationCopy;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code wadi new NAME --like OTHER}: two folders are a pipeline. */
class NewCommandTest {
    private static final Installation PROJECT = new Installation(Path.of("").toAbsolutePath());

    @TempDir
    private Path home;

    static List<String> pipelines() {
        return PROJECT.pipelines();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void theOldNameStandsNowhere(String like) throws IOException {
        InstallationCopy.to(home);
        Installation installation = new Installation(home);
        List<Path> written = PipelineCopy.make(installation, like, "other-events");
        assertThat(written).hasSizeGreaterThan(3).allSatisfy(file -> assertThat(file.toString())
                .contains("other-events")
                .doesNotContain(like));
        for (Path file : written) {
            assertThat(Files.readString(file).replace("docs/reference/" + like, ""))
                    .as(file.toString())
                    .doesNotContain(like, Setting.environmentName(like) + "_");
        }
        assertThat(installation.settings().of("other-events"))
                .hasSameSizeAs(installation.settings().of(like))
                .allSatisfy(setting -> assertThat(setting.name()).startsWith("other-events."));
        assertThat(installation.settings().of("other-events"))
                .as("folders of cases are about the one that there was")
                .noneMatch(setting -> setting.type().notes().has("cases"));
        assertThat(installation.pipelines()).contains("other-events");
        assertThat(Installation.values(home.resolve("config/other-events/local.properties")))
                .as("each has streams and queues of its own")
                .allSatisfy((setting, value) -> {
                    if (setting.toString().matches(".*\\.(stream|queue|dead-letter-queue)")) {
                        assertThat(value.toString()).startsWith("other-events");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void itsScenariosPass(String like) throws IOException {
        InstallationCopy.to(home);
        Installation installation = new Installation(home);
        PipelineCopy.make(installation, like, "other-events");
        List<Path> all = ScenarioFiles.find(List.of(home.resolve("routes/other-events")));
        // a sample, as each takes a second; all of them by a flag
        int step = Boolean.getBoolean("wadi.scenarios.all") ? 1 : Math.min(5, all.size() / 3);
        List<Path> scenarios = IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
        assertThat(scenarios).hasSizeGreaterThan(2);
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
                ScenarioRunner runner = new ScenarioRunner(installation, cloud.environment())) {
            for (Path scenario : scenarios) {
                assertThat(runner.run(scenario).findings())
                        .as(scenario.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void bothRunInOneProcess() throws Exception {
        InstallationCopy.to(home);
        Installation installation = new Installation(home);
        for (String like : pipelines()) {
            PipelineCopy.make(installation, like, like + "2");
        }
        List<String> all = installation.pipelines();
        assertThat(all).hasSize(2 * pipelines().size());
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
                WadiApplication application = WadiApplication.start(ApplicationPlan.of(installation, all)
                        .withProfile("local")
                        .withoutEnvironment()
                        .withInjectedInput()
                        .withSettings(cloud.environment())
                        .withSettings(addresses(installation, cloud))
                        .withSettings(Map.of("camel.management.port", "0")))) {
            assertThat(all)
                    .allSatisfy(pipeline ->
                            assertThat(application.context().getRoute(pipeline)).isNotNull());
        }
    }

    @Test
    void whatIsWrongWithItsSettingsIsToldByTheirNames() throws IOException {
        InstallationCopy.to(home);
        Installation installation = new Installation(home);
        PipelineCopy.make(installation, "turbine-status", "wind2");
        Map<String, String> wrong = Map.of("wind2.vendors", "vestos,vestas", "wind2.vmp-signal", "");
        Throwable refused =
                catchThrowable(() -> WadiApplication.start(ApplicationPlan.of(installation, List.of("wind2"))
                        .withProfile("local")
                        .withoutEnvironment()
                        .withSettings(wrong)));
        assertThat(refused).isNotNull();
        assertThat(String.join("\n", StartFailure.explain(refused, installation).lines()))
                .contains("wind2.vendors names the vendor 'vestos'", "wind2.vmp-signal is missing: the vendor vestas")
                .contains("in config/wind2/settings.properties or as WIND2_VENDORS in the environment")
                .doesNotContain("VENDORS names", "VMP_SIGNAL is", "turbine-status");
    }

    @Test
    void aHoldNamesTheSettingOfTheCopy() throws Exception {
        InstallationCopy.to(home);
        Installation installation = new Installation(home);
        PipelineCopy.make(installation, "batch-records", "waze2");
        Observed observed = new Observed();
        TextRecord file = new TextRecord("1", """
            {"s3-key":"waze/a.csv","bucket-name":"curated","table-name":"alert"}\
            """);
        ApplicationPlan plan = ApplicationPlan.of(installation, List.of("waze2"))
                .withProfile("local")
                .withoutEnvironment()
                .withInjectedInput()
                .withSettings(Map.of("camel.management.port", "0"));
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits())) {
            AwsEnvironment.apply(cloud.environment());
            try (WadiApplication application = WadiApplication.start(plan)) {
                BatchDelivery<TextRecord> delivery = application.delivery("waze2", observed);
                CompletableFuture<Boolean> held = CompletableFuture.supplyAsync(() -> delivery.deliver(List.of(file)));
                await().until(() -> !observed.holds.isEmpty());
                assertThat(observed.holds.get(0))
                        .hasMessageContaining("/waze/latest_batch_id (waze2.latest-batch-id)")
                        .hasMessageNotContaining("LATEST_BATCH_ID");
                delivery.stop();
                assertThat(held.get(60, TimeUnit.SECONDS)).isFalse();
            }
        }
    }

    /** What the local profile leaves out, as it has an address only when it was made: here nobody sends. */
    private static Map<String, String> addresses(Installation installation, LocalCloud cloud) {
        Map<String, String> addresses = new HashMap<>();
        for (Setting setting : installation.settings().all()) {
            Notes notes = setting.type().notes();
            if (notes.has("url")) {
                addresses.put(setting.name(), setting.value());
            }
            if (setting.type()
                    .use()
                    .filter(use -> use.kind() == ResourceKind.REDIS)
                    .isPresent()) {
                addresses.put(setting.name(), cloud.environment().get("REDIS_HOST"));
                addresses.put(
                        notes.get("port").orElseThrow(), cloud.environment().get("REDIS_PORT"));
            }
        }
        return addresses;
    }

    @ParameterizedTest
    @CsvSource({"batch-records-eu", "eu-batch-records", "records"})
    void aNameThatHoldsTheOldOneOrPartOfItIsGivenOnce(String name) throws IOException {
        InstallationCopy.to(home);
        Installation installation = new Installation(home);
        PipelineCopy.make(installation, "batch-records", name);
        assertThat(installation.settings().of(name))
                .hasSameSizeAs(installation.settings().of("batch-records"))
                .allSatisfy(setting ->
                        assertThat(setting.name()).startsWith(name + ".").doesNotContain(name + "-eu", "eu-eu"));
        // and from there on, to a name of one word and back
        PipelineCopy.make(installation, name, "waze");
        PipelineCopy.make(installation, "waze", "waze-eu");
        String route = Files.readString(home.resolve("routes/waze-eu/waze-eu.camel.yaml"));
        assertThat(route)
                .contains(
                        "id: waze-eu\n",
                        "settings: waze-eu\n",
                        "{{waze-eu.stream}}",
                        "#class:dev.wadi.pipelines.batchrecords.steps.",
                        "{{waze-eu.data-set}}")
                .contains("name: wazeEuFindDataSet\n", "ref: wazeEuFindDataSet\n")
                .doesNotContain("wazeEuWaze", "EuEu", "waze-eu-eu");
        assertThat(installation.beansDefinedTwice(List.of("batch-records", name, "waze", "waze-eu")))
                .isEmpty();
        assertThat(installation.settings().of("waze-eu"))
                .extracting(Setting::name)
                .contains("waze-eu.lease-table", "waze-eu.ddb-curated-records-table-arn");
    }

    @ParameterizedTest
    @CsvSource({
        "waze2, orders, There is no pipeline orders",
        "Waze, batch-records, A pipeline's name has small letters",
        "wadi, batch-records, A pipeline's name has small letters",
        "../waze, batch-records, A pipeline's name has small letters",
        "turbine-status, batch-records, already"
    })
    void whatCannotBeIsToldAndNothingIsWritten(String name, String like, String told) {
        List<String> before = PROJECT.pipelines();
        StringWriter err = new StringWriter();
        int code = WadiCommand.execute(
                new PrintWriter(new StringWriter()), new PrintWriter(err), "new", name, "--like", like);
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(told);
        assertThat(PROJECT.pipelines()).isEqualTo(before);
        assertThat(PROJECT.config().resolve(name))
                .satisfiesAnyOf(folder -> assertThat(folder).doesNotExist(), folder -> assertThat(before)
                        .contains(name));
    }
}
