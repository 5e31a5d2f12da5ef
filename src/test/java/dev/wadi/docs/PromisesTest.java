package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a page names as the test of a promise is there: {@code `SomeTest`}, and {@code scenarios 08, 23} of the pipeline whose section or README it is, or
 * that is named: {@code scenario 31 of turbine-status}.
 */
class PromisesTest {
    private static final Path GUARANTEES = Path.of("docs/concepts/guarantees.md");
    private static final Pattern SECTION = Pattern.compile("## (.*)");
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+Test)`");
    private static final Pattern SCENARIOS =
            Pattern.compile("scenarios? (\\d\\d(?:(?:, | and )\\d\\d)*)(?: of ([a-z-]+))?");

    private static final Installation HOME = new Installation(Path.of(""));

    /** A scenario as a page names it. */
    private record Named(String pipeline, String number) {

        boolean isThere() {
            try (Stream<Path> files = Files.list(HOME.routes().resolve(pipeline).resolve("scenarios"))) {
                return files.anyMatch(file -> file.getFileName().toString().startsWith(number + "-"));
            } catch (IOException e) {
                return false;
            }
        }
    }

    static List<Path> pages() {
        List<Path> pages = new ArrayList<>(List.of(GUARANTEES));
        HOME.pipelines().forEach(pipeline -> pages.add(readme(pipeline)));
        return pages;
    }

    private static Path readme(String pipeline) {
        return HOME.routes().resolve(pipeline).resolve("README.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theTestsThatAPageNamesAreThere(Path page) throws IOException {
        Set<String> classes = new TreeSet<>();
        TEST_CLASS.matcher(Files.readString(page)).results().forEach(found -> classes.add(found.group(1)));
        List<Named> scenarios = scenarios(page);

        assertThat(classes.size() + scenarios.size())
                .as("tests named by %s", page)
                .isPositive();
        assertThat(scenarios).as("scenarios that %s names", page).allSatisfy(scenario -> assertThat(scenario.isThere())
                .isTrue());
        assertThat(missing(classes))
                .as("test classes that %s names and that are not there", page)
                .isEmpty();
    }

    @Test
    void everyPipelineHasItsPromises() throws IOException {
        assertThat(Files.readAllLines(GUARANTEES))
                .containsAll(HOME.pipelines().stream().map(name -> "## " + name).toList());
        for (String pipeline : HOME.pipelines()) {
            assertThat(Files.readAllLines(readme(pipeline))).contains("## Guarantees");
        }
    }

    private static List<Named> scenarios(Path page) throws IOException {
        List<Named> scenarios = new ArrayList<>();
        String pipeline = page.equals(GUARANTEES)
                ? ""
                : page.toAbsolutePath().getParent().getFileName().toString();
        for (String line : Files.readAllLines(page)) {
            Matcher section = SECTION.matcher(line);
            if (page.equals(GUARANTEES) && section.matches()) {
                pipeline = section.group(1);
            }
            Matcher found = SCENARIOS.matcher(line);
            while (found.find()) {
                String of = found.group(2) == null ? pipeline : found.group(2);
                Stream.of(found.group(1).split("\\D+")).forEach(number -> scenarios.add(new Named(of, number)));
            }
        }
        return scenarios;
    }

    private static List<String> missing(Set<String> classes) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Set<String> there = new TreeSet<>();
            files.forEach(file -> there.add(file.getFileName().toString()));
            Predicate<String> exists = name -> there.contains(name + ".java");
            return classes.stream().filter(exists.negate()).toList();
        }
    }
}
