package dev.wadi.conformance;

import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What surrounds one experiment: an account of its own in the shared local cloud. SQS and Redis know no accounts, so names there begin with
 * {@link #prefix()}.
 */
final class World implements AutoCloseable {
    private final String prefix = "W" + UUID.randomUUID().toString().replace("-", "");
    private final Clients clients;
    private final KinesisClient kinesis;
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final SsmClient ssm;
    private final SnsClient sns;

    World(LocalCloud cloud) {
        clients = Clients.of(cloud).withAccessKey(prefix);
        // none tries a call again: an input put twice would look like an effect doubled
        kinesis = clients.client(Part.KINESIS, KinesisClient.builder());
        dynamoDb = clients.client(Part.DYNAMODB, DynamoDbClient.builder());
        sqs = clients.client(Part.SQS, SqsClient.builder());
        ssm = clients.client(Part.SSM, SsmClient.builder());
        sns = clients.client(Part.SNS, SnsClient.builder());
    }

    String prefix() {
        return prefix;
    }

    /** As a process is to see it. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(clients.environment());
        environment.put("AWS_ACCESS_KEY_ID", prefix);
        return environment;
    }

    int port(Part part) {
        return clients.endpoint(part).getPort();
    }

    int redisPort() {
        return Integer.parseInt(clients.environment().get("REDIS_PORT"));
    }

    KinesisClient kinesis() {
        return kinesis;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    SqsClient sqs() {
        return sqs;
    }

    SsmClient ssm() {
        return ssm;
    }

    SnsClient sns() {
        return sns;
    }

    void createStream(String name, int shards) {
        kinesis.createStream(request -> request.streamName(name).shardCount(shards));
    }

    @Override
    public void close() {
        kinesis.close();
        dynamoDb.close();
        sqs.close();
        ssm.close();
        sns.close();
    }
}
