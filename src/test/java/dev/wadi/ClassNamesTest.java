package dev.wadi;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassNamesTest {
    private static final String SOURCE = "src/(main|local|demo|bench)/java/.*(?<!package-info)[.]java";

    @Test
    void oneNameStandsForOneClassWhereverItIs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Map<String, Long> names = files.map(Path::toString)
                    .filter(file -> file.matches(SOURCE))
                    .map(file -> file.replaceFirst(".*/", ""))
                    .collect(groupingBy(name -> name, counting()));
            assertThat(names).isNotEmpty();
            assertThat(names)
                    .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
        }
    }
}
