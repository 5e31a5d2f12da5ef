package dev.wadi.edge.aws;

import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Makes what a pipeline declares, empty. For scenarios and worlds in the local cloud: {@code wadi run} makes nothing but its tables of leases. A FIFO queue or
 * topic is one by its name.
 */
public final class Provision {
    private static final String FIFO = ".fifo";

    private Provision() {}

    public static void stream(KinesisClient kinesis, String name, int shards) {
        kinesis.createStream(request -> request.streamName(name).shardCount(shards));
    }

    /** Returns its URL; that of the queue which is there, if there is one of this name. */
    public static String queue(SqsClient sqs, String name) {
        Map<QueueAttributeName, String> attributes =
                name.endsWith(FIFO) ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of();
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    /** Returns its ARN; that of the topic which is there, if there is one of this name. */
    public static String topic(SnsClient sns, String name) {
        Map<String, String> attributes = name.endsWith(FIFO) ? Map.of("FifoTopic", "true") : Map.of();
        return sns.createTopic(request -> request.name(name).attributes(attributes))
                .topicArn();
    }

    /** One that is there already stays as it is. */
    public static void bucket(S3Client s3, String name) {
        try {
            s3.createBucket(request -> request.bucket(name));
        } catch (BucketAlreadyOwnedByYouException e) {
            return; // is there
        }
    }

    /** Returns what it is like; its definition is a file as {@link TableDefinition} reads it. */
    public static CreateTableRequest table(DynamoDbClient dynamoDb, Path definition, String name) {
        CreateTableRequest table =
                TableDefinition.read(definition).toBuilder().tableName(name).build();
        dynamoDb.createTable(table);
        return table;
    }
}
