package dev.wadi.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudExitTest {

    @TempDir
    private Path temporary;

    @Test
    void aTerminatedProgramLeavesNoRedisAndNoFilesBehind() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalCloudProcess.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            int redis = redisPort(program);
            new Socket(InetAddress.getLoopbackAddress(), redis).close();
            assertThat(temporary).isNotEmptyDirectory();

            program.destroy();
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), redis).close())
                    .isInstanceOf(ConnectException.class);
            assertThat(temporary).isEmptyDirectory();
        } finally {
            program.destroyForcibly();
        }
    }

    private static int redisPort(Process program) throws IOException {
        BufferedReader reader = program.inputReader(UTF_8);
        String line = reader.readLine();
        while (line != null && !line.startsWith("REDIS_PORT=")) {
            line = reader.readLine();
        }
        assertThat(line).as("the program's port of Redis").isNotNull();
        return Integer.parseInt(line.substring("REDIS_PORT=".length()));
    }
}
