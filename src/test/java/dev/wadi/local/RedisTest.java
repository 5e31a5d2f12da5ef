package dev.wadi.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RedisTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.REDIS));

    @Test
    void answersAndKeepsValues() throws IOException {
        assertThat(answers(CLOUD.cloud(), 2, "SET greeting hello", "STRLEN greeting"))
                .containsExactly("+OK", ":5");
    }

    @Test
    void has1024DatabasesSoThatEachTestCanHaveOne() throws IOException {
        assertThat(answers(CLOUD.cloud(), 2, "SELECT 1023", "SELECT 1024"))
                .containsExactly("+OK", "-ERR DB index is out of range");
    }

    @Test
    void keepsNothingOnDisk() throws IOException {
        assertThat(answers(CLOUD.cloud(), 10, "CONFIG GET save", "CONFIG GET appendonly"))
                .containsExactly("*2", "$4", "save", "$0", "", "*2", "$10", "appendonly", "$2", "no");
    }

    @Test
    void asksForThePasswordItWasGiven() throws IOException {
        LocalCloudOptions options = LocalCloudOptions.only(Part.REDIS).withRedisPassword("pass \"word\"");
        try (LocalCloud cloud = LocalCloud.start(options)) {
            assertThat(answers(cloud, 2, "PING", "AUTH \"pass \\\"word\\\"\""))
                    .containsExactly("-NOAUTH Authentication required.", "+OK");
        }
    }

    /** As by a process that another thread forked while the program was written, and that does not run its own yet. */
    @Test
    void aProgramThatIsOpenForWritingIsStartedWhenItIsNotAnyMore(@TempDir Path folder) throws Exception {
        PartStart start = new PartStart(LocalCloudOptions.only(Part.REDIS), folder, null, null, null);
        File program = Redis.program(start);
        FileChannel open = FileChannel.open(program.toPath(), StandardOpenOption.WRITE);
        CompletableFuture<LocalService> starting = CompletableFuture.supplyAsync(() -> {
            try {
                return Redis.start(start, program);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await().atMost(Duration.ofSeconds(30)).during(Duration.ofMillis(300)).until(() -> !starting.isDone());
        open.close();
        starting.get(1, TimeUnit.MINUTES).close();
    }

    /** Sends inline commands and reads that many lines. */
    private static List<String> answers(LocalCloud cloud, int lines, String... commands) throws IOException {
        int port = Integer.parseInt(cloud.environment().get("REDIS_PORT"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((String.join("\r\n", commands) + "\r\n").getBytes(UTF_8));
            List<String> answers = new ArrayList<>();
            while (answers.size() < lines) {
                answers.add(reader.readLine());
            }
            return answers;
        }
    }
}
