package dev.wadi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.WadiProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in target/wadi, and how it starts. */
class DistributionTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path DISTRIBUTION = HOME.resolve("target/wadi");
    private static final Pattern NETTY = Pattern.compile("netty-(?!tcnative|nio-client).*-(4\\.[\\d.]+)\\.Final\\.jar");
    private static final String FROM_ARCHIVE = "org.apache.camel.CamelContext source: shared objects file";
    /** The JVM compares it, in the head of an archive, with its own. */
    private static final Pattern JVM = Pattern.compile("(?:Open|HotSpot)[ -~]+ VM [(][ -~]+");

    @TempDir
    Path folder;

    @Test
    void allOfNettyIsOfOneVersion() throws IOException {
        Set<String> versions = libraries().stream()
                .map(NETTY::matcher)
                .filter(Matcher::matches)
                .map(jar -> jar.group(1))
                .collect(Collectors.toSet());
        assertThat(versions).hasSize(1);
    }

    /** With it a person who reaches Jolokia would make Wadi connect to other hosts. */
    @Test
    void jolokiaHasNoProxy() throws IOException {
        assertThat(libraries())
                .isNotEmpty()
                .anyMatch(jar -> jar.startsWith("jolokia-server-core"))
                .noneMatch(jar -> jar.startsWith("jolokia-jsr160"));
    }

    @Test
    void aStartTakesItsClassesFromTheArchive() throws Exception {
        assertThat(refusedStart(DISTRIBUTION)).contains(FROM_ARCHIVE);
    }

    @Test
    void anArchiveOfOtherJarsIsNotUsed() throws Exception {
        Path other = distribution();
        Files.copy(DISTRIBUTION.resolve("wadi.jsa"), other.resolve("wadi.jsa"));
        Path one = other.resolve("lib").resolve(libraries().get(0));
        Files.copy(one.toRealPath(), one, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(one, FileTime.from(Instant.EPOCH));
        assertStartsWithoutArchive(other);
    }

    @Test
    void anArchiveOfAnotherJavaIsNotUsed() throws Exception {
        Path other = distribution();
        byte[] archive = Files.readAllBytes(DISTRIBUTION.resolve("wadi.jsa"));
        MatchResult jvm = JVM.matcher(new String(archive, 0, 4_096, StandardCharsets.ISO_8859_1))
                .results()
                .findFirst()
                .orElseThrow();
        archive[jvm.end() - 2]++;
        Files.write(other.resolve("wadi.jsa"), archive);
        assertStartsWithoutArchive(other);
    }

    private static void assertStartsWithoutArchive(Path distribution) throws Exception {
        assertThat(refusedStart(distribution))
                .doesNotContain(FROM_ARCHIVE)
                .contains("org.apache.camel.CamelContext source: ")
                .doesNotContainIgnoringCase("[warning]");
    }

    /** The classes that are loaded up to the message that nothing is set. */
    private static String refusedStart(Path distribution) throws Exception {
        try (WadiProcess wadi = WadiProcess.start(
                HOME,
                Map.of("WADI_DIST", distribution.toString(), "WADI_JAVA_OPTIONS", "-Xlog:class+load"),
                "run",
                "turbine-status")) {
            assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(2);
            assertThat(wadi.output()).contains("turbine-status.stream is missing");
            return wadi.output();
        }
    }

    /** The same jars at another place, whose name is two words. */
    private Path distribution() throws IOException {
        Path place = folder.resolve("another place");
        Path lib = Files.createDirectories(place.resolve("lib"));
        for (String jar : libraries()) {
            Files.createSymbolicLink(
                    lib.resolve(jar), DISTRIBUTION.resolve("lib").resolve(jar));
        }
        Files.createSymbolicLink(place.resolve("wadi.jar"), DISTRIBUTION.resolve("wadi.jar"));
        return place;
    }

    private static List<String> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
            return jars.map(jar -> jar.getFileName().toString()).toList();
        }
    }
}
