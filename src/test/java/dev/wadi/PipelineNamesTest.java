package dev.wadi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pipeline is named in its two folders, in its package, in that of its sample and benchmark, and nowhere else: what holds for one holds for the next. */
class PipelineNamesTest {
    /** All but tests, documents and what is generated. */
    private static final List<String> EVERYWHERE = List.of(
            ".ci", "bin", "config", "docker", "pom.xml", "routes", "src/bench", "src/demo", "src/local", "src/main");

    private static final String DOCUMENT = ".md";
    /** Where services are found, one class is named a line. */
    private static final String SERVICES = "META-INF/services";

    static List<String> pipelines() {
        return new Installation(Path.of("").toAbsolutePath()).pipelines();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void aPipelineIsNamedInItsOwnRoomsAlone(String pipeline) throws IOException {
        String word = pipeline.replace("-", "");
        List<Path> rooms = Stream.of(
                        "routes/" + pipeline,
                        "config/" + pipeline,
                        "src/main/java/dev/wadi/pipelines/" + word,
                        "src/main/resources/dev/wadi/pipelines/" + word,
                        "src/demo/java/dev/wadi/demo/" + word,
                        "src/bench/java/dev/wadi/bench/" + word,
                        "src/bench/resources/dev/wadi/bench/" + word)
                .map(Path::of)
                .toList();
        List<Path> naming = naming(Pattern.compile(pipeline + "|" + word, Pattern.CASE_INSENSITIVE));
        assertThat(naming).anyMatch(file -> isIn(rooms, file));
        assertThat(naming).filteredOn(file -> !isIn(rooms, file)).isEmpty();
    }

    private static boolean isIn(List<Path> rooms, Path file) {
        return rooms.stream().anyMatch(file::startsWith);
    }

    private static List<Path> naming(Pattern name) throws IOException {
        List<Path> naming = new ArrayList<>();
        for (String root : EVERYWHERE) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    // whatever the file is in
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    boolean named =
                            name.matcher(file.getFileName() + "\n" + text).find();
                    if (named
                            && !file.toString().endsWith(DOCUMENT)
                            && !file.toString().contains(SERVICES)) {
                        naming.add(file);
                    }
                }
            }
        }
        return naming;
    }
}
