package dev.wadi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

class LocalCloudTest {

    /** What a machine does once is no part of a start. */
    @BeforeAll
    static void unpackPostgres() throws IOException {
        PostgresInstallation.find();
    }

    @Test
    void allPartsAreUpWithinTenSecondsAndTheEnvironmentNamesThem() {
        long started = System.nanoTime();
        try (LocalCloud cloud = LocalCloud.start()) {
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
            assertThat(cloud.environment())
                    .containsOnlyKeys(
                            "AWS_REGION",
                            "AWS_DEFAULT_REGION",
                            "AWS_ACCESS_KEY_ID",
                            "AWS_SECRET_ACCESS_KEY",
                            "AWS_ENDPOINT_URL_KINESIS",
                            "AWS_ENDPOINT_URL_SSM",
                            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                            "AWS_ENDPOINT_URL_SNS",
                            "AWS_ENDPOINT_URL_SQS",
                            "AWS_ENDPOINT_URL_DYNAMODB",
                            "AWS_ENDPOINT_URL_S3",
                            "REDIS_HOST",
                            "REDIS_PORT",
                            "POSTGRES_URL");
            Clients clients = Clients.of(cloud);
            try (KinesisClient kinesis = clients.client(Part.KINESIS, KinesisClient.builder());
                    SsmClient ssm = clients.client(Part.SSM, SsmClient.builder());
                    SecretsManagerClient secrets =
                            clients.client(Part.SECRETS_MANAGER, SecretsManagerClient.builder());
                    SnsClient sns = clients.client(Part.SNS, SnsClient.builder());
                    SqsClient sqs = clients.client(Part.SQS, SqsClient.builder());
                    DynamoDbClient dynamoDb = clients.client(Part.DYNAMODB, DynamoDbClient.builder())) {
                kinesis.createStream(request -> request.streamName("s").shardCount(1));
                assertThat(kinesis.listStreams().streamNames()).containsExactly("s");
                ssm.putParameter(request -> request.name("/a").type("String").value("x"));
                secrets.createSecret(request -> request.name("a").secretString("x"));
                sns.createTopic(request -> request.name("t"));
                assertThat(sqs.createQueue(request -> request.queueName("q")).queueUrl())
                        .startsWith(clients.endpoint(Part.SQS) + "/");
                assertThat(dynamoDb.listTables().tableNames()).isEmpty();
            }
        }
    }

    @Test
    void onlyTheAskedForPartsAreStarted() {
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.only(Part.SSM))) {
            assertThat(cloud.environment())
                    .containsKey("AWS_ENDPOINT_URL_SSM")
                    .doesNotContainKeys("AWS_ENDPOINT_URL_KINESIS", "AWS_ENDPOINT_URL_SQS", "REDIS_PORT");
        }
    }

    @Test
    void twoCloudsRunSideBySide() {
        LocalCloudOptions options = LocalCloudOptions.only(Part.KINESIS, Part.REDIS, Part.SQS, Part.DYNAMODB);
        try (LocalCloud one = LocalCloud.start(options);
                LocalCloud other = LocalCloud.start(options)) {
            assertThat(one.environment().get("REDIS_PORT"))
                    .isNotEqualTo(other.environment().get("REDIS_PORT"));
            assertThat(one.environment().get("AWS_ENDPOINT_URL_SQS"))
                    .isNotEqualTo(other.environment().get("AWS_ENDPOINT_URL_SQS"));
            assertThat(one.environment().get("AWS_ENDPOINT_URL_DYNAMODB"))
                    .isNotEqualTo(other.environment().get("AWS_ENDPOINT_URL_DYNAMODB"));
        }
    }

    @Test
    void aFixedPortIsTaken() throws IOException {
        int port = freePort();
        LocalCloudOptions options = LocalCloudOptions.only(Part.SSM).withPort(Part.SSM, port);
        try (LocalCloud cloud = LocalCloud.start(options)) {
            assertThat(cloud.environment()).containsEntry("AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:" + port);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPortInUseIsToldAndNothingStaysBehind(Part part) throws IOException {
        Part other = part == Part.SSM ? Part.KINESIS : Part.SSM;
        int port = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalCloudOptions options = LocalCloudOptions.only(part, other)
                    .withPort(part, taken.getLocalPort())
                    .withPort(other, port);
            assertThatThrownBy(() -> LocalCloud.start(options))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(part + " did not start");
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void everyPortIsFreeAgainAfterTheEnd() {
        LocalCloud cloud = LocalCloud.start();
        Clients clients = Clients.of(cloud);
        int redis = Integer.parseInt(cloud.environment().get("REDIS_PORT"));
        cloud.close();
        cloud.close();
        assertThat(Set.of(
                        redis,
                        clients.endpoint(Part.KINESIS).getPort(),
                        clients.endpoint(Part.SSM).getPort(),
                        clients.endpoint(Part.SECRETS_MANAGER).getPort(),
                        clients.endpoint(Part.SNS).getPort(),
                        clients.endpoint(Part.SQS).getPort(),
                        clients.endpoint(Part.DYNAMODB).getPort(),
                        clients.endpoint(Part.S3).getPort()))
                .allSatisfy(port -> assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                        .isInstanceOf(ConnectException.class));
    }

    @Test
    void nothingListensOutsideTheLoopbackAddress() throws IOException {
        try (LocalCloud cloud = LocalCloud.start()) {
            Clients clients = Clients.of(cloud);
            for (InetAddress address : otherAddresses()) {
                for (Part part : Set.of(Part.KINESIS, Part.SNS, Part.SQS, Part.DYNAMODB, Part.S3)) {
                    int port = clients.endpoint(part).getPort();
                    assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(IOException.class);
                }
                int redis = Integer.parseInt(cloud.environment().get("REDIS_PORT"));
                assertThatThrownBy(() -> new Socket(address, redis).close()).isInstanceOf(IOException.class);
            }
        }
    }

    private static Set<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .collect(Collectors.toSet());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
