package dev.wadi.bench.snapshotstatus;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.snapshotstatus.Announcements;
import dev.wadi.pipelines.snapshotstatus.CollectionStep;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.ReceivedReport;
import dev.wadi.pipelines.snapshotstatus.RunMilestone;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.source.sqs.SqsMessage;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The calls of a function that counts without markers, on events of ten messages: one UpdateItem for each message, whose answer is the row; on the last file
 * of a collection the change of its status, the message to the sender and the query of the run; one deletion for the event. A message that comes twice counts
 * twice.
 */
final class UnmarkedClient implements QueueLoop.Handler {
    private final SnapshotStatusWorld world;
    private final ContenderClients clients;

    UnmarkedClient(SnapshotStatusWorld world, ContenderClients clients) {
        this.world = world;
        this.clients = clients;
    }

    @Override
    public void handle(List<Message> event) throws RefusedException {
        for (Message message : event) {
            handle(message);
        }
    }

    private void handle(Message received) throws RefusedException {
        for (ReceivedReport one : ReceivedReport.allIn(new SqsMessage(received.messageId(), received.body()))) {
            SnapshotMessage message = SnapshotMessage.parse(one);
            Map<String, AttributeValue> key = Map.of(
                    "CorrelationId", AttributeValue.fromS(message.correlationId()),
                    "CollectionName", AttributeValue.fromS(message.collectionName()));
            Map<String, AttributeValue> row = clients.dynamoDb().updateItem(update -> update.tableName(world.statusTable())
                            .key(key)
                            .updateExpression("SET FilesReceived = if_not_exists(FilesReceived, :none) + :one")
                            .expressionAttributeValues(
                                    Map.of(":none", AttributeValue.fromN("0"), ":one", AttributeValue.fromN("1")))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            if (Integer.parseInt(row.get("FilesReceived").n())
                    >= Integer.parseInt(row.get("FilesExported").n())) {
                complete(message, key);
            }
        }
    }

    private void complete(SnapshotMessage message, Map<String, AttributeValue> key) {
        clients.dynamoDb().updateItem(update -> update.tableName(world.statusTable())
                .key(key)
                .updateExpression("SET CollectionStatus = :new")
                .expressionAttributeValues(Map.of(
                        ":new",
                        AttributeValue.fromS(CollectionStep.RECEIVE.newStatus().orElseThrow()))));
        clients.sqs().sendMessage(request -> request.queueUrl(world.exportStateUrl())
                .messageGroupId(Announcements.exportStateGroup(message))
                .messageDeduplicationId(message.correlationId() + message.collectionName())
                .messageBody(Announcements.exportState(message)));
        boolean all = clients
                .dynamoDb()
                .query(query -> query.tableName(world.statusTable())
                        .consistentRead(true)
                        .keyConditionExpression("CorrelationId = :run")
                        .expressionAttributeValues(Map.of(":run", AttributeValue.fromS(message.correlationId()))))
                .items()
                .stream()
                .allMatch(row -> RunMilestone.ALL_RECEIVED.isMetBy(
                        row.get("CollectionStatus").s()));
        if (all) {
            clients.dynamoDb().updateItem(update -> update.tableName(world.productTable())
                    .key(Map.of(
                            "Correlation_Id", AttributeValue.fromS(message.correlationId()),
                            "DataProduct", AttributeValue.fromS("SNAPSHOT_SENDER")))
                    .updateExpression("SET #status = :new")
                    .expressionAttributeNames(Map.of("#status", "Status"))
                    .expressionAttributeValues(Map.of(":new", AttributeValue.fromS("RECEIVED"))));
            clients.sns().publish(request -> request.topicArn(world.topicArn())
                    .message(Announcements.monitoring(message, RunMilestone.ALL_RECEIVED)));
        }
    }
}
