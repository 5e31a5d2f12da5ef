package dev.wadi.local;

import dev.wadi.local.dynamodb.DynamoDbEmulator;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.kinesis.KinesisEmulator;
import dev.wadi.local.secretsmanager.SecretsManagerEmulator;
import dev.wadi.local.sns.SnsEmulator;
import dev.wadi.local.ssm.SsmEmulator;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * What a part is started with. A further part is one constant of {@link Part}, one class, and one line here.
 *
 * @param folder for files of the running parts; removed at the end
 * @param queues where SQS listens, once it is up; never done without that part
 */
record PartStart(
        LocalCloudOptions options, Path folder, Vertx vertx, Emulation emulation, CompletableFuture<URI> queues) {

    LocalService start(Part part) throws Exception {
        return switch (part) {
            case KINESIS -> EmulatorService.start(this, part, new KinesisEmulator(emulation));
            case SSM -> EmulatorService.start(this, part, new SsmEmulator(emulation));
            case SECRETS_MANAGER -> EmulatorService.start(this, part, new SecretsManagerEmulator(emulation));
            case SNS -> EmulatorService.start(this, part, new SnsEmulator(emulation, queues));
            case SQS -> ElasticMq.start(this);
            case DYNAMODB -> EmulatorService.start(this, part, new DynamoDbEmulator(emulation));
            case S3 -> S3.start(this);
            case REDIS -> Redis.start(this);
            case POSTGRES -> Postgres.start(this);
        };
    }

    /** The port that part is to have; 0 for a free one. */
    int port(Part part) {
        return options.ports().getOrDefault(part, 0);
    }

    /** A port of the loopback address that nobody has yet. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
