package dev.wadi.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds scenarios: files, and folders that are one. */
public final class ScenarioFiles {
    private ScenarioFiles() {}

    /**
     * A file is taken as it is; in a folder, at any depth, every JSON and YAML file that is not a route, and every folder that is one. Paths that are not there stay
     * in the list, so that they fail as scenarios.
     */
    public static List<Path> find(List<Path> paths) {
        return paths.stream().flatMap(ScenarioFiles::below).distinct().toList();
    }

    private static Stream<Path> below(Path path) {
        if (!Files.isDirectory(path) || ScenarioFolder.is(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> found = all.filter(one -> isScenario(one) || ScenarioFolder.is(one))
                    .sorted()
                    .toList();
            List<Path> folders = found.stream().filter(ScenarioFolder::is).toList();
            return found.stream()
                    .filter(one -> folders.stream().noneMatch(folder -> !one.equals(folder) && one.startsWith(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isScenario(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml"))
                && !name.endsWith(".camel.yaml")
                && Files.isRegularFile(file);
    }
}
