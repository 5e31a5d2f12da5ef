package dev.wadi.testing;

import dev.wadi.demo.process.RunningWadi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code bin/wadi} as a process of its own: what only a process shows. Its environment is empty but for what a test gives it. */
public final class WadiProcess extends RunningWadi {
    private static final Duration LONGEST = Patience.LONGEST;

    private static final Path LAUNCHER = Path.of("bin/wadi").toAbsolutePath();
    private static final Path DISTRIBUTION = Path.of("target/wadi").toAbsolutePath();
    /** For what an experiment puts into a route. */
    private static final Path TEST_CLASSES = Path.of("target/test-classes").toAbsolutePath();

    /** As a test is too short for the optimizing compiler, and for memory of which each page is new to the machine. */
    static final String SHORT = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmn32m -XX:+UseTransparentHugePages";

    private WadiProcess(List<String> command, Map<String, String> environment) {
        super(command, environment);
    }

    /** @param home the folder with routes/ and config/ */
    public static WadiProcess start(Path home, Map<String, String> environment, String... arguments) {
        List<String> command = Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments))
                .toList();
        Map<String, String> all = new HashMap<>(Map.of(
                "PATH", System.getenv("PATH"),
                "JAVA_HOME", System.getProperty("java.home"),
                "WADI_HOME", home.toString(),
                "WADI_DIST", DISTRIBUTION.toString(),
                "WADI_CLASSPATH", TEST_CLASSES.toString()));
        all.putAll(environment);
        all.merge("WADI_JAVA_OPTIONS", SHORT, (more, options) -> options + " " + more);
        return new WadiProcess(command, all);
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!endsWithin(LONGEST)) {
            throw new AssertionError("still running after " + LONGEST + ":\n" + output());
        }
        return exitValue();
    }
}
