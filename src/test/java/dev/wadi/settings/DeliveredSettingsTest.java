package dev.wadi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** config/ and routes/ as they are delivered. */
class DeliveredSettingsTest {
    /** Of a setting; {@code {{env:...}}} and the like are Camel's functions. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\??(?:(?:dynamodb-table|flag):)?(?!(?:env|sys|aws):)([\\w.-]+?)(:[^}]*)?}}");

    private final Installation installation = new Installation(Path.of("").toAbsolutePath());
    private final SettingCatalog catalog = installation.settings();

    @Test
    void everySettingHasASentence() {
        assertThat(catalog.all()).isNotEmpty().allSatisfy(setting -> assertThat(setting.description())
                .as(setting.name())
                .matches("[A-Z].*[.\\])]"));
    }

    @Test
    void everySettingStandsInTheSectionOfItsPipelineAndNoneTwice() {
        Set<String> sections = catalog.all().stream().map(Setting::section).collect(Collectors.toSet());
        List<String> known = new ArrayList<>(installation.pipelines());
        known.add("wadi");
        assertThat(known).containsAll(sections);
        assertThat(catalog.all()).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(catalog.all()).extracting(Setting::environmentName).doesNotHaveDuplicates();
    }

    @Test
    void everyDefaultAndEveryExampleFitsItsType() {
        assertThat(catalog.all()).allSatisfy(setting -> {
            if (setting.required()) {
                assertThat(setting.value()).as("example of %s", setting.name()).isNotBlank();
            }
            if (!setting.value().isEmpty()) {
                assertThat(setting.type().problem(resolved(setting.value())))
                        .as(setting.name())
                        .isEmpty();
            }
        });
    }

    /** A default may be made of another setting's, or begin at the folder of the installation. */
    private String resolved(String value) {
        return PLACEHOLDER
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        catalog.find(found.group(1)).map(Setting::value).orElse(".")));
    }

    @Test
    void everyPlaceholderOfEveryRouteAndItsConfigurationIsASetting() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> routes = Files.walk(installation.routes());
                Stream<Path> config = Files.walk(installation.config())) {
            routes.filter(file -> file.toString().endsWith(".camel.yaml")).forEach(files::add);
            config.filter(file -> file.toString().matches(".*\\.(yaml|yml|properties)"))
                    .forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(2);
        for (Path file : files) {
            Matcher placeholder = PLACEHOLDER.matcher(Files.readString(file));
            while (placeholder.find()) {
                String name = placeholder.group(1);
                assertThat(name.equals("wadi.home") || catalog.find(name).isPresent())
                        .as("{{%s}} of %s is declared", name, file)
                        .isTrue();
            }
        }
    }

    @Test
    void theLocalProfileOnlySetsWhatIsListed() {
        List<Path> files = new ArrayList<>(installation.valueFiles("local"));
        files.removeAll(installation.valueFiles(""));
        assertThat(files).hasSizeGreaterThan(1);
        for (Path file : files) {
            assertThat(Installation.values(file).stringPropertyNames())
                    .filteredOn(name -> !name.startsWith("camel."))
                    .allSatisfy(name -> assertThat(catalog.find(name))
                            .as("%s of %s", name, file)
                            .isPresent());
        }
    }

    @Test
    void theSettingsOfTheReplacedFunctionsAreStillThere() {
        assertThat(catalog.of("batch-records"))
                .extracting(Setting::name)
                .contains(
                        "DDB_CURATED_RECORDS_TABLE_ARN",
                        "LATEST_BATCH_ID",
                        "PERSIST_RECORDS",
                        "batch-records.stream",
                        "batch-records.dead-letter-queue");
        assertThat(catalog.of("turbine-status"))
                .extracting(Setting::name)
                .contains(
                        "REDIS_HOST",
                        "REDIS_PORT",
                        "REDIS_PASS_SECRET_KEY",
                        "SECRET_NAME",
                        "TURBINE_STATUS_MAPPING_KEY",
                        "ASSET_MAPPING_KEY",
                        "VMP_SIGNAL",
                        "TAC_SIGNAL",
                        "VENDORS",
                        "MAX_FUTURE_SECONDS",
                        "MAPPING_CACHE_SECONDS",
                        "turbine-status.stream",
                        "turbine-status.dead-letter-queue",
                        "turbine-status.enriched-stream");
        assertThat(catalog.of("snapshot-status"))
                .extracting(Setting::name)
                .contains(
                        "DYNAMO_DB_EXPORT_STATUS_TABLE_NAME",
                        "DYNAMO_DB_PRODUCT_STATUS_TABLE_NAME",
                        "DYNAMO_DB_DEDUPE_TABLE_NAME",
                        "MONITORING_SNS_TOPIC_ARN",
                        "EXPORT_STATE_SQS_QUEUE_URL",
                        "PUSHGATEWAY_HOSTNAME",
                        "PUSHGATEWAY_PORT",
                        "METRICS_DELETE_DELAY_SECONDS",
                        "SNAPSHOT_STATUS_ANNOUNCE_RECEIVED",
                        "snapshot-status.queue",
                        "snapshot-status.dead-letter-queue");
        assertThat(catalog.find("LOG_LEVEL")).isPresent();
    }
}
