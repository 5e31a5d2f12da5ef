package dev.wadi.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The routes and settings of this project in another folder, for a test to edit. */
public final class InstallationCopy {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private InstallationCopy() {}

    public static void to(Path folder) throws IOException {
        for (String part : List.of("routes", "config")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(PROJECT.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }
}
