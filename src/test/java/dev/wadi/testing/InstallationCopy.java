package dev.wadi.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Routes and settings in another folder, for a test to edit or run. */
public final class InstallationCopy {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private InstallationCopy() {}

    /** Those of this project. */
    public static void to(Path folder) throws IOException {
        copy(PROJECT, folder);
    }

    /** Those of some pipelines that are not of the product, with the settings of the whole. */
    public static void of(Path pipelines, Path folder) throws IOException {
        copy(pipelines, folder);
        Files.copy(PROJECT.resolve("config/application.properties"), folder.resolve("config/application.properties"));
    }

    private static void copy(Path from, Path folder) throws IOException {
        for (String part : List.of("routes", "config")) {
            try (Stream<Path> files = Files.walk(from.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }
}
