package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders with a case, as {@code wadi test} runs them. */
class CaseFoldersTest {
    private static final Path CASES = Path.of("src/test/resources/dev/wadi/pipelines/datasetprocessing/cases");
    private static LocalCloud cloud;
    private static ScenarioRunner runner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
        runner = new ScenarioRunner(new Installation(Path.of("").toAbsolutePath()), cloud.environment());
    }

    @AfterAll
    static void end() {
        runner.close();
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_contract/basic",
                "_contract/input-two-objects",
                "_contract/unknown-type-trangboddhet",
                "levekar_totalt/status"
            })
    void aCaseOfTheReplacedSystemPasses(String name) {
        assertThat(runner.run(CASES.resolve(name)).findings()).isEmpty();
    }

    @Test
    void aFolderWithACaseIsOneScenarioWhateverItsNameAndDepth() throws IOException {
        copy("_contract/basic", "a/b/c", UnaryOperator.identity());
        Files.writeString(folder.resolve("a/other.json"), "{}");
        assertThat(ScenarioFiles.find(List.of(folder)))
                .containsExactly(folder.resolve("a/b/c"), folder.resolve("a/other.json"));
        assertThat(runner.run(folder.resolve("a/b/c")).findings()).isEmpty();
    }

    @Test
    void anInputMayBeAnyBytes() throws IOException {
        Path compressed =
                copy("_contract/basic", "compressed", text -> text.replaceAll("([\\w./=-]+\\.csv)\"", "$1.gz\""));
        try (Stream<Path> inputs = Files.list(compressed.resolve("input"))) {
            for (Path input : inputs.toList()) {
                try (OutputStream file = new GZIPOutputStream(
                        Files.newOutputStream(input.resolveSibling(input.getFileName() + ".gz")))) {
                    Files.copy(input, file);
                }
                Files.delete(input);
            }
        }
        assertThat(runner.run(compressed).findings()).isEmpty();
    }

    @Test
    void aDocumentThatIsNotAsExpectedFails() throws IOException {
        Path changed = copy("_contract/basic", "changed", text -> text.replace("\"date\":2019", "\"date\":2018"));
        assertThat(runner.run(changed).findings()).isNotEmpty().anySatisfy(finding -> assertThat(finding)
                .contains("lambda_invoker/00.json", "expected", "actual"));
    }

    @Test
    void anErrorOfAnotherKindFails() throws IOException {
        Path changed =
                copy("_contract/input-prefix-empty", "changed", text -> text.replace("input-empty", "input-ambiguous"));
        assertThat(runner.run(changed).findings()).isNotEmpty().anySatisfy(finding -> assertThat(finding)
                .contains("input_empty"));
    }

    @Test
    void aKeyThatNobodyKnowsIsRefused() throws IOException {
        Path changed = copy("_contract/basic", "changed", text -> text.replace("\"outcome\"", "\"outcme\""));
        assertThat(runner.run(changed).findings()).singleElement().asString().contains("outcome is missing");
    }

    private Path copy(String name, String as, UnaryOperator<String> edit) throws IOException {
        Path target = folder.resolve(as);
        try (Stream<Path> files = Files.walk(CASES.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(CASES.resolve(name).relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, edit.apply(Files.readString(file)));
            }
        }
        return target;
    }
}
