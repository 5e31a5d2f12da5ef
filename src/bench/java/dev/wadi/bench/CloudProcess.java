package dev.wadi.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.app.installation.Installation;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The local cloud as a process of its own, so that the servers' processor time is known, and nothing of theirs is in the heap of this one. */
public final class CloudProcess implements AutoCloseable {
    private static final String EXPORT = "export ";

    private final Process process;
    private final Thread closeAtExit = new Thread(this::end, "end-local-cloud");
    private final Map<String, String> environment = new HashMap<>();

    public CloudProcess(Installation installation) throws IOException {
        this(installation, "");
    }

    /** @param options of its JVM; those of this one are not its own */
    public CloudProcess(Installation installation, String options) throws IOException {
        ProcessBuilder local = new ProcessBuilder(
                        installation.home().resolve("bin/wadi").toString(), "local")
                .redirectError(Redirect.INHERIT);
        local.environment().put("WADI_JAVA_OPTIONS", options);
        process = local.start();
        Runtime.getRuntime().addShutdownHook(closeAtExit);
        BufferedReader out = process.inputReader(UTF_8);
        for (String line = out.readLine(); line != null && !line.startsWith("# up"); line = out.readLine()) {
            if (line.startsWith(EXPORT)) {
                String[] variable = line.substring(EXPORT.length()).split("=", 2);
                environment.put(variable[0], variable[1]);
            }
        }
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** Of the servers, since their start. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(closeAtExit);
        end();
    }

    private void end() {
        process.destroy();
    }
}
