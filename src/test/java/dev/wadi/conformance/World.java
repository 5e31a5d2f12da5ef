package dev.wadi.conformance;

import static java.util.stream.Collectors.toCollection;

import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What surrounds one experiment: an account of its own in the shared local cloud. SQS and Redis know no accounts, so names there begin with
 * {@link #prefix()}.
 */
final class World implements AutoCloseable {
    private static final int PAGE = 500;

    private final String prefix = "W" + UUID.randomUUID().toString().replace("-", "");
    private final Clients clients;
    private final KinesisClient kinesis;
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final SsmClient ssm;

    World(LocalCloud cloud) {
        clients = Clients.of(cloud).withAccessKey(prefix);
        // none tries a call again: an input put twice would look like an effect doubled
        kinesis = clients.client(Part.KINESIS, KinesisClient.builder());
        dynamoDb = clients.client(Part.DYNAMODB, DynamoDbClient.builder());
        sqs = clients.client(Part.SQS, SqsClient.builder());
        ssm = clients.client(Part.SSM, SsmClient.builder());
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

    void createStream(String name, int shards) {
        kinesis.createStream(request -> request.streamName(name).shardCount(shards));
    }

    /** @param key a partition key */
    record Input(String key, String data) {}

    /** Returns when every one of them is on the stream, once. */
    void put(String stream, List<Input> inputs) {
        for (int from = 0; from < inputs.size(); from += PAGE) {
            List<PutRecordsRequestEntry> open = inputs.subList(from, Math.min(inputs.size(), from + PAGE)).stream()
                    .map(input -> PutRecordsRequestEntry.builder()
                            .partitionKey(input.key())
                            .data(SdkBytes.fromUtf8String(input.data()))
                            .build())
                    .collect(toCollection(ArrayList::new));
            while (!open.isEmpty()) {
                List<PutRecordsRequestEntry> page = List.copyOf(open);
                PutRecordsResponse answer =
                        kinesis.putRecords(request -> request.streamName(stream).records(page));
                open.clear();
                for (int i = 0; i < page.size(); i++) {
                    if (answer.records().get(i).errorCode() != null) {
                        open.add(page.get(i));
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        kinesis.close();
        dynamoDb.close();
        sqs.close();
        ssm.close();
    }
}
