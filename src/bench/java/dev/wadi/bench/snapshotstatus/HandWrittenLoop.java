package dev.wadi.bench.snapshotstatus;

import dev.wadi.snapshotstatus.Announcements;
import dev.wadi.snapshotstatus.CollectionState;
import dev.wadi.snapshotstatus.CollectionStep;
import dev.wadi.snapshotstatus.Envelope;
import dev.wadi.snapshotstatus.MessageParser;
import dev.wadi.snapshotstatus.ReceivedMessage;
import dev.wadi.snapshotstatus.RejectedMessage;
import dev.wadi.snapshotstatus.RunMilestone;
import dev.wadi.snapshotstatus.SnapshotMessage;
import dev.wadi.snapshotstatus.store.SnapshotStore;
import dev.wadi.sqs.SqsMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What a person would write without Camel, for one thread: the same parsing, the same transactions, the same calls in the same order. No outbox, no
 * extension of the visibility, no dead letters; anything but success ends it.
 */
final class HandWrittenLoop {
    private final SnapshotStatusWorld world;
    private final MessageSpan span;

    HandWrittenLoop(SnapshotStatusWorld world, MessageSpan span) {
        this.world = world;
        this.span = span;
    }

    Duration run() throws InterruptedException {
        try (SqsClient sqs = SqsClient.builder()
                        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(span))
                        .build();
                SnsClient sns = SnsClient.create();
                DynamoDbClient dynamoDb = DynamoDbClient.create()) {
            SnapshotStore store = new SnapshotStore(
                    dynamoDb,
                    SnapshotStatusWorld.STATUS,
                    SnapshotStatusWorld.PRODUCT,
                    SnapshotStatusWorld.BOOKKEEPING,
                    Clock.systemUTC(),
                    Duration.ofDays(14));
            while (!span.isOver()) {
                List<Message> page = sqs.receiveMessage(request -> request.queueUrl(world.queueUrl())
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(1))
                        .messages();
                for (Message message : page) {
                    handle(message, store, sqs, sns);
                    sqs.deleteMessage(
                            request -> request.queueUrl(world.queueUrl()).receiptHandle(message.receiptHandle()));
                }
            }
        } catch (RejectedMessage e) {
            throw new IllegalStateException(e);
        }
        return span.await();
    }

    private void handle(Message received, SnapshotStore store, SqsClient sqs, SnsClient sns) throws RejectedMessage {
        for (ReceivedMessage one : Envelope.open(new SqsMessage(received.messageId(), received.body()))) {
            SnapshotMessage message = MessageParser.parse(one);
            store.count(message);
            CollectionState state = store.read(message);
            if (state.onFile() == CollectionStep.RECEIVE
                    && store.change(message, state.status(), CollectionState.RECEIVED, List.of())) {
                sqs.sendMessage(request -> request.queueUrl(world.exportStateUrl())
                        .messageGroupId(Announcements.exportStateGroup(message))
                        .messageDeduplicationId(message.correlationId() + message.collectionName())
                        .messageBody(Announcements.exportState(message)));
                if (store.allMeet(message, RunMilestone.ALL_RECEIVED)
                        && store.reach(message, RunMilestone.ALL_RECEIVED, List.of())) {
                    sns.publish(request -> request.topicArn(world.topicArn())
                            .message(Announcements.monitoring(message, RunMilestone.ALL_RECEIVED)));
                }
            }
        }
    }
}
