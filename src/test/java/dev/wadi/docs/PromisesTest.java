package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page names as the test of a promise is there: {@code `SomeTest`}, and {@code scenarios 08, 23} of turbine-status. */
class PromisesTest {
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+Test)`");
    private static final Pattern SCENARIOS = Pattern.compile("scenarios? (\\d\\d(?:(?:, | and )\\d\\d)*)");
    private static final Path ROUTE = Path.of("routes/turbine-status");

    @ParameterizedTest
    @ValueSource(strings = {"docs/concepts/guarantees.md", "routes/turbine-status/README.md"})
    void theTestsThatAPageNamesAreThere(Path page) throws IOException {
        String text = Files.readString(page);
        List<String> classes = names(TEST_CLASS.matcher(text).results().map(found -> found.group(1)));
        List<String> scenarios = names(SCENARIOS.matcher(text).results().flatMap(PromisesTest::numbers));

        assertThat(missing(classes, Path.of("src/test/java"), test -> test + ".java"))
                .as("test classes that %s names and that are not there", page)
                .isEmpty();
        assertThat(missing(scenarios, ROUTE.resolve("scenarios"), number -> number + "-"))
                .as("scenarios that %s names and that are not there", page)
                .isEmpty();
        assertThat(classes.size() + scenarios.size())
                .as("tests named by %s", page)
                .isPositive();
    }

    private static Stream<String> numbers(MatchResult scenarios) {
        return Stream.of(scenarios.group(1).split("\\D+"));
    }

    private static List<String> names(Stream<String> found) {
        return found.distinct().sorted().toList();
    }

    private static List<String> missing(List<String> names, Path folder, UnaryOperator<String> start)
            throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> there =
                    files.map(file -> file.getFileName().toString()).toList();
            Predicate<String> exists = name -> there.stream().anyMatch(file -> file.startsWith(start.apply(name)));
            return names.stream().filter(exists.negate()).toList();
        }
    }
}
