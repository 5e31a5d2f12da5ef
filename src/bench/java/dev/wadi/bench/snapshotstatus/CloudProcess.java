package dev.wadi.bench.snapshotstatus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.app.installation.Installation;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The local cloud as a process of its own, so that the servers' processor time is known. */
final class CloudProcess implements AutoCloseable {
    private static final String EXPORT = "export ";

    private final Process process;
    private final Map<String, String> environment = new HashMap<>();

    CloudProcess(Installation installation) throws IOException {
        process = new ProcessBuilder(
                        installation.home().resolve("bin/wadi").toString(), "local")
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(UTF_8);
        for (String line = out.readLine(); line != null && !line.startsWith("# up"); line = out.readLine()) {
            if (line.startsWith(EXPORT)) {
                String[] variable = line.substring(EXPORT.length()).split("=", 2);
                environment.put(variable[0], variable[1]);
            }
        }
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Of the servers, since their start. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
