package dev.wadi.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudExitTest {

    @TempDir
    private Path temporary;

    @Test
    void aTerminatedProgramLeavesNoRedisAndNoFilesBehind() throws Exception {
        Process program = start(List.of("-Djava.io.tmpdir=" + temporary), Part.SSM, Part.REDIS);
        try {
            int redis = Integer.parseInt(environment(program).get("REDIS_PORT"));
            new Socket(InetAddress.getLoopbackAddress(), redis).close();
            assertThat(temporary).isNotEmptyDirectory();

            program.destroy();
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();

            assertNobodyListens(redis);
            assertThat(temporary).isEmptyDirectory();
        } finally {
            program.destroyForcibly();
        }
    }

    /** As by {@code kill -9}: no hook of it runs. */
    @Test
    void aKilledProgramLeavesNoServersAndNoFilesBehind() throws Exception {
        Process program = start(List.of(), Part.REDIS, Part.POSTGRES);
        try {
            Map<String, String> environment = environment(program);
            int redis = Integer.parseInt(environment.get("REDIS_PORT"));
            String postgres = environment.get("POSTGRES_URL");
            Path folder = new RunningPostgres(postgres).dataFolder().getParent();
            assertThat(folder).isNotEmptyDirectory();

            program.destroyForcibly();

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(folder).doesNotExist();
                assertNobodyListens(redis);
                assertNobodyListens(
                        URI.create(postgres.substring("jdbc:".length())).getPort());
            });
        } finally {
            program.destroyForcibly();
        }
    }

    private static Process start(List<String> options, Part... parts) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalCloudProcess.class.getName()));
        Stream.of(parts).map(Part::name).forEach(command::add);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Map<String, String> environment(Process program) throws IOException {
        BufferedReader reader = program.inputReader(UTF_8);
        Map<String, String> environment = new HashMap<>();
        String line = reader.readLine();
        while (line != null && !line.isEmpty()) {
            String[] parts = line.split("=", 2);
            environment.put(parts[0], parts[parts.length - 1]);
            line = reader.readLine();
        }
        assertThat(line).as("end of the environment").isNotNull();
        return environment;
    }

    private static void assertNobodyListens(int port) {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }
}
