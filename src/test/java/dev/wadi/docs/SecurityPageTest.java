package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SECURITY.md says of Camel's version and of what is on the class path. */
class SecurityPageTest {
    private static final Path PAGE = Path.of("SECURITY.md");
    private static final Pattern VERSION = Pattern.compile("<camel.version>(.+)</camel.version>");
    private static final Pattern ROW =
            Pattern.compile("\\| \\[(CVE-[\\d-]+)].*? \\| (camel-[\\w-]+) .*? \\| .*? \\| (.*) \\|");
    private static final Pattern LIBRARY =
            Pattern.compile("\\| (?:CVE|GHSA)-\\S+.*? \\| `([\\w-]+)` \\| (\\d[\\d.]*|absent) \\|");
    private static final String ABSENT = "not on the class path";

    /** A row of the table of advisories. */
    record Advisory(String id, String artifact, String wadi) {
        static Advisory of(MatchResult row) {
            return new Advisory(row.group(1), row.group(2), row.group(3));
        }
    }

    static List<Advisory> advisories() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().map(Advisory::of).toList();
    }

    @Test
    void itIsAboutTheCamelThatIsUsed() throws IOException {
        String version = VERSION.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(PAGE)).contains("## Camel " + version + "\n");
        assertThat(advisories()).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("advisories")
    void whatIsSaidNotToBeThereIsNotAndWhatIsThereIsSpokenOf(Advisory advisory) {
        assertThat(advisory.wadi().contains(ABSENT))
                .as(
                        "%s says '%s' of %s, which is %s the class path",
                        advisory.id(),
                        advisory.wadi(),
                        advisory.artifact(),
                        isThere(advisory.artifact()) ? "on" : "not on")
                .isNotEqualTo(isThere(advisory.artifact()));
    }

    /** Also one that stands for several, as camel-core does for camel-core-engine and others. */
    private static boolean isThere(String artifact) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .anyMatch(jar -> jar.matches(Pattern.quote(artifact) + "(-[a-z]+)*-\\d.*\\.jar"));
    }

    /** A row of the table of other libraries. */
    record Fixed(String artifact, String version) {
        static Fixed of(MatchResult row) {
            return new Fixed(row.group(1), row.group(2));
        }
    }

    static List<Fixed> fixed() throws IOException {
        return LIBRARY.matcher(Files.readString(PAGE)).results().map(Fixed::of).toList();
    }

    @ParameterizedTest
    @MethodSource("fixed")
    void whatIsSaidToBeFixedIs(Fixed row) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target/wadi/lib"))) {
            List<ModuleDescriptor.Version> versions = jars.map(
                            jar -> Pattern.compile(Pattern.quote(row.artifact()) + "-(\\d[\\d.]*?)(\\.Final)?\\.jar")
                                    .matcher(jar.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(jar -> ModuleDescriptor.Version.parse(jar.group(1)))
                    .toList();
            if (row.version().equals("absent")) {
                assertThat(versions).isEmpty();
            } else {
                assertThat(versions)
                        .singleElement()
                        .matches(is -> is.compareTo(ModuleDescriptor.Version.parse(row.version())) >= 0);
            }
        }
    }
}
