package dev.wadi.source.kinesis;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.testing.LogLines;
import dev.wadi.testing.SilentServer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class StreamClientsTest {
    private static final int CALLS = 40;

    private final SilentServer server = new SilentServer();
    private final Map<String, String> settings = Map.of(
            "aws.region", "eu-west-1", "aws.endpointUrlKinesis", server.uri().toString());
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void begin() {
        settings.forEach(System::setProperty);
        context.getRegistry()
                .bind(
                        "credentials",
                        AwsCredentialsProvider.class,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    }

    @AfterEach
    void end() throws Exception {
        server.close();
        context.close();
        settings.keySet().forEach(System::clearProperty);
    }

    /** Each connection belongs to one thread and tells another of its end. */
    @Test
    void callsThatAreCutOffAtTheEndWarnOfNothing() {
        Set<Thread> before = threads();
        StreamClients clients = new StreamClients(context);
        for (int i = 0; i < CALLS; i++) {
            var unused = clients.kinesis().listStreams();
        }
        await().until(() -> server.connections() == CALLS);
        try (LogLines warnings = LogLines.warnings()) {
            clients.close();
            await().until(() -> before.containsAll(threads()));
            assertThat(warnings.all()).isEmpty();
        }
    }

    @Test
    void callsThatAreCutOffWhileTheyAreSentWarnOfNothing() {
        Set<Thread> before = threads();
        try (LogLines warnings = LogLines.warnings()) {
            for (int round = 0; round < 20; round++) {
                int taken = server.connections() + round % CALLS;
                StreamClients clients = new StreamClients(context);
                for (int i = 0; i < CALLS; i++) {
                    var unused = clients.kinesis().listStreams();
                }
                await().pollInterval(Duration.ofMillis(1)).until(() -> server.connections() > taken);
                clients.close();
            }
            await().until(() -> before.containsAll(threads()));
            assertThat(warnings.all()).isEmpty();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("aws-java-sdk-NettyEventLoop"))
                .collect(toSet());
    }
}
