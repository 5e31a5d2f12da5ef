package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.InstallationCopy;
import dev.wadi.testing.WadiProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start from files that their user has edited: what is wrong is named with its place, and what is his own is no mistake. */
class StartOfEditedFilesTest {
    @TempDir
    Path folder;

    @Test
    void whatARouteOfAUserReadsIsNoUnknownVariable() throws Exception {
        copyOfInstallation();
        Path mine = Files.createDirectories(folder.resolve("routes/mine"));
        Files.writeString(mine.resolve("mine.camel.yaml"), """
                - route:
                    id: my-orders
                    from:
                      uri: "sqs-queue:{{mine.queue}}"
                      steps:
                        - log: "{{?mine.words}} {{mine.more:none}}"
                """);
        Path settings = folder.resolve("config/application.properties");
        Files.writeString(settings, Files.readString(settings) + "mine.limit=5\n");
        Map<String, String> environment = StartEnvironment.complete();
        environment.putAll(Map.of(
                "MINE_QUEUE", "orders",
                "MINE_WORDS", "any",
                "MINE_MORE", "any",
                "MINE_LIMIT", "6",
                "MINE_DEAD_LETTER_QUEUE", "letters",
                "MY_ORDERS_DEAD_LETTER_QUEUE", "letters",
                "MINE_QUEU", "orders"));
        try (WadiProcess wadi = WadiProcess.start(folder, environment, "run", "mine")) {
            assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(2);
            assertThat(wadi.output())
                    .contains(
                            "MINE_QUEU is in the environment and is no setting, so that nobody reads it. The nearest is"
                                    + " MINE_QUEUE",
                            "Write instead in the environment, for example: MINE_QUEUE=...")
                    .doesNotContain("MINE_QUEUE is ", "WORDS", "MORE", "LIMIT", "LETTER_QUEUE");
        }
    }

    @Test
    void anUnknownVariableIsComparedWithSettingsOfItsPipelineAlone() throws Exception {
        copyOfInstallation();
        Path mine = Files.createDirectories(folder.resolve("routes/mine"));
        Path file = Files.writeString(mine.resolve("mine.camel.yaml"), """
                - route:
                    id: orders
                    from:
                      uri: "sqs-queue:{{mine.queue:orders}}"
                      steps:
                        - toD: {id: back, uri: "aws2-sqs:orders?delaySeconds=${header.delay}"}
                """);
        Map<String, String> environment = StartEnvironment.complete();
        environment.put("MINE_ENRICHED_STREAM", "any");
        try (WadiProcess wadi = WadiProcess.start(folder, environment, "run", "mine")) {
            assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(2);
            assertThat(wadi.output()).contains("MINE_ENRICHED_STREAM is ").doesNotContain("TURBINE_STATUS");
            assertThat(wadi.output())
                    .as("what is wrong with the routes stands in the same message")
                    .contains(file.toRealPath() + ":6:", "step back of route orders names the queue orders");
        }
    }

    @Test
    void aDescriptionWithoutTypeIsAskedForInTheFile() throws Exception {
        copyOfInstallation();
        Path settings = folder.resolve("config/application.properties");
        Files.writeString(settings, Files.readString(settings) + "\n# What it is.\nmine.queue=orders\n");
        try (WadiProcess wadi = WadiProcess.start(folder, StartEnvironment.complete(), "run", "turbine-status")) {
            assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(2);
            assertThat(wadi.output())
                    .contains(
                            "the description must end with its type in brackets",
                            "Write above it in that file, for example: # What it is. [text]")
                    .doesNotContain("in the environment");
        }
    }

    @Test
    void aWrongRouteFileIsNamedWithLineAndColumn() throws Exception {
        Path routeFile = copyOfInstallation();
        Files.writeString(routeFile, Files.readString(routeFile).replace("        - split:", "        - splitt:"));
        try (WadiProcess wadi = WadiProcess.start(folder, StartEnvironment.complete(), "run", "turbine-status")) {
            assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(2);
            assertThat(wadi.output())
                    .containsPattern(routeFile.toRealPath() + ":\\d+:\\d+: ")
                    .contains("Unknown node id: splitt")
                    .doesNotContain("\tat ");
        }
    }

    private Path copyOfInstallation() throws IOException {
        InstallationCopy.to(folder);
        return folder.resolve("routes/turbine-status/turbine-status.camel.yaml");
    }
}
