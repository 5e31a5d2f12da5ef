package dev.wadi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code bin/wadi} as a process of its own: what only a process shows. Its environment is empty but for what a test gives it. */
public final class WadiProcess implements AutoCloseable {
    private static final Duration LONGEST = Patience.LONGEST;

    private static final Path LAUNCHER = Path.of("bin/wadi").toAbsolutePath();
    private static final Path DISTRIBUTION = Path.of("target/wadi").toAbsolutePath();
    /** For what an experiment puts into a route. */
    private static final Path TEST_CLASSES = Path.of("target/test-classes").toAbsolutePath();

    /** As a test is too short for the optimizing compiler, and for memory of which each page is new to the machine. */
    static final String SHORT = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmn32m -XX:+UseTransparentHugePages";

    private static final Pattern MANAGEMENT = Pattern.compile("Health and metrics: (http://\\S+)observe/");

    private final Process process;
    private final Path output;
    /** Null until it is printed. */
    private URI management;

    private Metrics lastMetrics = Metrics.NONE;

    private WadiProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param home the folder with routes/ and config/ */
    public static WadiProcess start(Path home, Map<String, String> environment, String... arguments) {
        try {
            Path output = Files.createTempFile("wadi", ".out");
            List<String> command = Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments))
                    .toList();
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().clear();
            // no look at the instance's own metadata: a start without a region must not wait for it
            builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
            builder.environment()
                    .putAll(Map.of(
                            "PATH", System.getenv("PATH"),
                            "JAVA_HOME", System.getProperty("java.home"),
                            "WADI_HOME", home.toString(),
                            "WADI_DIST", DISTRIBUTION.toString(),
                            "WADI_CLASSPATH", TEST_CLASSES.toString()));
            builder.environment().putAll(environment);
            builder.environment().merge("WADI_JAVA_OPTIONS", SHORT, (more, options) -> options + " " + more);
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            return new WadiProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + LONGEST + ":\n" + output());
        }
        return process.exitValue();
    }

    /** Whether it ends by itself within this time. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Everything that was printed and logged so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As they are now, or were when it last answered: shortly before its end. */
    public synchronized Metrics metrics() {
        if (management == null) {
            Matcher line = MANAGEMENT.matcher(output());
            management = line.find() ? URI.create(line.group(1)) : null;
        }
        if (management != null && process.isAlive()) {
            Metrics.of(management).ifPresent(now -> lastMetrics = now);
        }
        return lastMetrics;
    }

    /** SIGTERM. */
    public void stop() {
        metrics();
        process.destroy();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        metrics();
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(output);
    }
}
