package dev.wadi.bench.snapshotstatus;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.snapshotstatus.Announcements;
import dev.wadi.pipelines.snapshotstatus.CollectionStep;
import dev.wadi.pipelines.snapshotstatus.Envelope;
import dev.wadi.pipelines.snapshotstatus.MessageParser;
import dev.wadi.pipelines.snapshotstatus.ReceivedReport;
import dev.wadi.pipelines.snapshotstatus.RunMilestone;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.source.sqs.SqsMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The calls of a function that counts without markers, on events of ten messages: one UpdateItem for each message, whose answer is the row; on the last file
 * of a collection the change of its status, the message to the sender and the query of the run; one deletion for the event. A message that comes twice counts
 * twice.
 */
final class UnmarkedClient {
    private final SnapshotStatusWorld world;
    private final MessageSpan span;
    private final List<ExecutionInterceptor> interceptors;

    UnmarkedClient(SnapshotStatusWorld world, MessageSpan span, List<ExecutionInterceptor> interceptors) {
        this.world = world;
        this.span = span;
        this.interceptors = interceptors;
    }

    void run() throws RefusedException {
        try (SqsClient sqs = SqsClient.builder()
                        .overrideConfiguration(
                                configuration -> interceptors.forEach(configuration::addExecutionInterceptor))
                        .build();
                DynamoDbClient dynamoDb = DynamoDbClient.builder()
                        .overrideConfiguration(
                                configuration -> interceptors.forEach(configuration::addExecutionInterceptor))
                        .build();
                SnsClient sns = SnsClient.create()) {
            while (!span.isOver()) {
                List<Message> event = sqs.receiveMessage(request -> request.queueUrl(world.queueUrl())
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(1))
                        .messages();
                if (event.isEmpty()) {
                    continue;
                }
                for (Message message : event) {
                    handle(message, dynamoDb, sqs, sns);
                }
                sqs.deleteMessageBatch(request -> request.queueUrl(world.queueUrl())
                        .entries(IntStream.range(0, event.size())
                                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                                        .id("m" + i)
                                        .receiptHandle(event.get(i).receiptHandle())
                                        .build())
                                .toList()));
            }
        }
    }

    private void handle(Message received, DynamoDbClient dynamoDb, SqsClient sqs, SnsClient sns)
            throws RefusedException {
        for (ReceivedReport one : Envelope.open(new SqsMessage(received.messageId(), received.body()))) {
            SnapshotMessage message = MessageParser.parse(one);
            Map<String, AttributeValue> key = Map.of(
                    "CorrelationId", AttributeValue.fromS(message.correlationId()),
                    "CollectionName", AttributeValue.fromS(message.collectionName()));
            Map<String, AttributeValue> row = dynamoDb.updateItem(update -> update.tableName(world.statusTable())
                            .key(key)
                            .updateExpression("SET FilesReceived = if_not_exists(FilesReceived, :none) + :one")
                            .expressionAttributeValues(
                                    Map.of(":none", AttributeValue.fromN("0"), ":one", AttributeValue.fromN("1")))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            if (Integer.parseInt(row.get("FilesReceived").n())
                    >= Integer.parseInt(row.get("FilesExported").n())) {
                complete(message, key, dynamoDb, sqs, sns);
            }
        }
    }

    private void complete(
            SnapshotMessage message,
            Map<String, AttributeValue> key,
            DynamoDbClient dynamoDb,
            SqsClient sqs,
            SnsClient sns) {
        dynamoDb.updateItem(update -> update.tableName(world.statusTable())
                .key(key)
                .updateExpression("SET CollectionStatus = :new")
                .expressionAttributeValues(Map.of(
                        ":new",
                        AttributeValue.fromS(CollectionStep.RECEIVE.newStatus().orElseThrow()))));
        sqs.sendMessage(request -> request.queueUrl(world.exportStateUrl())
                .messageGroupId(Announcements.exportStateGroup(message))
                .messageDeduplicationId(message.correlationId() + message.collectionName())
                .messageBody(Announcements.exportState(message)));
        boolean all = dynamoDb
                .query(query -> query.tableName(world.statusTable())
                        .consistentRead(true)
                        .keyConditionExpression("CorrelationId = :run")
                        .expressionAttributeValues(Map.of(":run", AttributeValue.fromS(message.correlationId()))))
                .items()
                .stream()
                .allMatch(row -> RunMilestone.ALL_RECEIVED.isMetBy(
                        row.get("CollectionStatus").s()));
        if (all) {
            dynamoDb.updateItem(update -> update.tableName(world.productTable())
                    .key(Map.of(
                            "Correlation_Id", AttributeValue.fromS(message.correlationId()),
                            "DataProduct", AttributeValue.fromS("SNAPSHOT_SENDER")))
                    .updateExpression("SET #status = :new")
                    .expressionAttributeNames(Map.of("#status", "Status"))
                    .expressionAttributeValues(Map.of(":new", AttributeValue.fromS("RECEIVED"))));
            sns.publish(request -> request.topicArn(world.topicArn())
                    .message(Announcements.monitoring(message, RunMilestone.ALL_RECEIVED)));
        }
    }
}
