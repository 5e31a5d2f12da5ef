package dev.wadi.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each library that logs has its level in the configuration of the log, so that a new one does not talk at the level of the application. */
class LibraryLogTest {
    private static final Pattern LIBRARY =
            Pattern.compile("<Logger name=\"([\\w.]+)\" level=\"\\$\\{sys:wadi\\.log\\.libraries:");
    /** How a class asks for its logger, in what leads to log4j here. */
    private static final List<String> LOGGERS = List.of(
            "org/slf4j/LoggerFactory",
            "org/apache/commons/logging/LogFactory",
            "io/netty/util/internal/logging/InternalLoggerFactory",
            "io/vertx/core/impl/logging/LoggerFactory");
    /** Wadi, and what writes the lines of starting routes; slf4j and log4j themselves do not log by these ways. */
    private static final List<String> OWN =
            List.of("dev.wadi.", "org.apache.camel.", "org.slf4j.", "org.apache.logging.");
    /** On the class path of tests only. */
    private static final List<String> OF_TESTS = List.of("com.tngtech.archunit.");

    @Test
    void eachLibraryThatLogsIsNamed() throws IOException {
        String configuration = Files.readString(Path.of("src/main/resources/log4j2.xml"));
        List<String> named = LIBRARY.matcher(configuration)
                .results()
                .map(found -> found.group(1) + ".")
                .toList();
        assertThat(jars()).as("the class path").hasSizeGreaterThan(100);
        Predicate<String> isNamed =
                name -> Stream.of(named, OWN, OF_TESTS).flatMap(List::stream).anyMatch(name::startsWith);
        Set<String> unnamed = new TreeSet<>();
        for (Path jar : jars()) {
            loggingClasses(jar, isNamed.negate())
                    .findFirst()
                    .ifPresent(name -> unnamed.add(jar.getFileName() + " logs as " + name));
        }
        assertThat(unnamed).isEmpty();
    }

    private static List<Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    /** Among those that are sought: to read all takes twice as long. */
    private static Stream<String> loggingClasses(Path jar, Predicate<String> sought) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Set<String> found = new TreeSet<>();
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF")) {
                    String name = entry.getName().replace('/', '.').replaceFirst("\\.class$", "");
                    if (sought.test(name) && logs(file, entry)) {
                        found.add(name);
                    }
                }
            }
            return found.stream();
        }
    }

    private static boolean logs(JarFile file, JarEntry entry) throws IOException {
        // names of classes stand in the file as they are
        String code = new String(file.getInputStream(entry).readAllBytes(), ISO_8859_1);
        return LOGGERS.stream().anyMatch(code::contains);
    }
}
