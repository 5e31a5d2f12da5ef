package dev.wadi.demo.process;

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

/** Wadi as a process of its own, and what it prints. */
public class RunningWadi implements AutoCloseable {
    private static final Pattern MANAGEMENT = Pattern.compile("Health and metrics: (http://\\S+)observe/");

    private final Process process;
    private final Path output;
    /** Null until it is printed. */
    private URI management;

    private Metrics lastMetrics = Metrics.NONE;

    /**
     * Starts it.
     *
     * @param environment all of it
     */
    public RunningWadi(List<String> command, Map<String, String> environment) {
        try {
            output = Files.createTempFile("wadi", ".out");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().clear();
            // no look at the instance's own metadata: a start without a region must not wait for it
            builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
            builder.environment().putAll(environment);
            process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** What it ended with; it has ended. */
    public int exitValue() {
        return process.exitValue();
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

    /** SIGKILL, without a last look. */
    public void destroy() {
        process.destroyForcibly();
    }

    /** Ends it, and forgets what it printed. */
    @Override
    public void close() throws IOException {
        destroy();
        Files.deleteIfExists(output);
    }
}
