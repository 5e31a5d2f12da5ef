package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.scenario.ScenarioFiles;
import dev.wadi.scenario.ScenarioRunner;
import dev.wadi.scenario.format.ScenarioReader;
import dev.wadi.testing.InstallationCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each block has a pipeline of its own in {@code src/test/blocks}, without Java, and scenarios in which it gets bad input and hostile values, and in which what
 * it depends on does not answer: records are refused with reasons, the source holds, and nothing is lost. A block without them fails here. In
 * {@code meter-readings} several of them stand together.
 */
class BlockScenariosTest {
    private static final Path PIPELINES = Path.of("src/test/blocks");
    private static final String BAD_INPUT = "bad-input";
    private static final String DEPENDENCY_AWAY = "dependency-away";
    private static final String HOSTILE_VALUES = "hostile-values";

    /** Of the source and of the rule for faults; and what S3 says of an object that is larger than a scenario can have. */
    private static final Set<String> NOT_OF_BLOCKS =
            Set.of("internal_error", "refused_by_service", "set_aside", "unreadable", "refused_by_bucket");

    @TempDir
    private static Path home;

    private static LocalCloud cloud;
    private static ScenarioRunner runner;

    @BeforeAll
    static void start() throws IOException {
        InstallationCopy.of(PIPELINES, home);
        cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
        runner = new ScenarioRunner(new Installation(home), cloud.environment());
    }

    @AfterAll
    static void end() {
        runner.close();
        cloud.close();
    }

    @TestFactory
    Stream<DynamicTest> theScenariosHold() {
        return ScenarioFiles.find(List.of(home.resolve("routes"))).stream()
                .map(file -> dynamicTest(
                        home.relativize(file).toString(),
                        () -> assertThat(runner.run(file).findings()).isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void eachBlockHasThem(String block) throws IOException {
        assertThat(PIPELINES.resolve("routes/" + block + "/" + block + ".camel.yaml"))
                .content()
                .contains("uri: \"" + block + ":");
        assertThat(scenario(block, BAD_INPUT).at("/expected/dlq"))
                .as("records that %s refuses", block)
                .isNotEmpty();
        assertThat(scenario(block, DEPENDENCY_AWAY).at("/faults"))
                .as("calls that fail for %s", block)
                .isNotEmpty();
        assertThat(scenario(block, HOSTILE_VALUES).at("/inputs"))
                .as("hostile values for %s", block)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachRecordOfAScenarioEnds(Path file) {
        JsonNode scenario = new ScenarioReader().read(file);
        long records = scenario.at("/inputs")
                .valueStream()
                .mapToInt(input -> input.path("poll").size())
                .sum();
        long ended = scenario.at("/expected/outcomes")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
        assertThat(ended).as("records that end in %s", file).isGreaterThanOrEqualTo(records);
    }

    @Test
    void eachReasonOfABlockIsGivenInOne() throws IOException, ReflectiveOperationException {
        Set<String> given = new TreeSet<>();
        files().forEach(file -> new ScenarioReader()
                .read(file)
                .at("/expected/dlq")
                .forEach(letter -> given.add(letter.path("reason").asText())));
        Set<String> missing = new TreeSet<>(BlockReasons.all());
        missing.removeAll(NOT_OF_BLOCKS);
        missing.removeAll(given);
        assertThat(missing).as("reasons that no scenario shows").isEmpty();
    }

    private static JsonNode scenario(String block, String name) {
        return new ScenarioReader()
                .read(PIPELINES.resolve("routes").resolve(block).resolve("scenarios/" + name + ".yaml"));
    }

    static List<String> blocks() throws IOException {
        return ComponentMetadata.all().stream()
                .filter(component -> !component.isSource())
                .map(ComponentMetadata::scheme)
                .toList();
    }

    static List<Path> files() {
        return ScenarioFiles.find(List.of(PIPELINES.resolve("routes")));
    }
}
