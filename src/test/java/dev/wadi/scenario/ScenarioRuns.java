package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.testing.InstallationCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs scenarios as {@code wadi test} does: those of this project, or what a test has made of them in its folder. */
final class ScenarioRuns {
    static final Path HOME = Path.of("").toAbsolutePath();
    static final Path FUTURE_BOUNDARY = scenario("19-future-boundary.yaml");
    /** With a counter, a message of each kind and a row. */
    static final Path SERVICES = HOME.resolve("routes/snapshot-status/scenarios/31-every-service-fails.yaml");

    private final Map<String, String> environment;
    private final Path folder;

    ScenarioRuns(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    List<String> findings(Path file) {
        return findings(HOME, file);
    }

    List<String> findings(Path home, Path file) {
        try (ScenarioRunner runner = new ScenarioRunner(new Installation(home), environment)) {
            return runner.run(file).findings();
        }
    }

    /** Of turbine-status. */
    static Path scenario(String name) {
        return HOME.resolve("routes/turbine-status/scenarios").resolve(name);
    }

    Path edited(Path scenario, String pattern, String replacement) throws IOException {
        Path copy = folder.resolve("edited.yaml");
        Files.writeString(copy, Files.readString(scenario));
        replace(copy, pattern, replacement);
        return copy;
    }

    static void replace(Path file, String pattern, String replacement) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    /** The routes and settings of this project, for the test to edit. */
    Path copyOfHome() throws IOException {
        InstallationCopy.to(folder);
        return folder;
    }
}
