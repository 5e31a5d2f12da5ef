package dev.wadi.bench.snapshotstatus;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.snapshotstatus.Announcements;
import dev.wadi.pipelines.snapshotstatus.CollectionKey;
import dev.wadi.pipelines.snapshotstatus.CollectionState;
import dev.wadi.pipelines.snapshotstatus.CollectionStep;
import dev.wadi.pipelines.snapshotstatus.Envelope;
import dev.wadi.pipelines.snapshotstatus.MessageParser;
import dev.wadi.pipelines.snapshotstatus.ReceivedReport;
import dev.wadi.pipelines.snapshotstatus.RunMilestone;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.store.SnapshotStore;
import dev.wadi.pipelines.snapshotstatus.store.SnapshotStore.Reach;
import dev.wadi.source.sqs.SqsMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What a person would write without Camel, for one thread: the same parsing, the same transactions, the same calls in the same order. No outbox, no
 * extension of the visibility, no dead letters; anything but success ends it.
 */
final class ReportLoop {
    private final SnapshotStatusWorld world;
    private final MessageSpan span;
    private final List<ExecutionInterceptor> interceptors;

    ReportLoop(SnapshotStatusWorld world, MessageSpan span, List<ExecutionInterceptor> interceptors) {
        this.world = world;
        this.span = span;
        this.interceptors = interceptors;
    }

    Duration run() throws InterruptedException {
        try (SqsClient sqs = SqsClient.builder()
                        .overrideConfiguration(
                                configuration -> interceptors.forEach(configuration::addExecutionInterceptor))
                        .build();
                SnsClient sns = SnsClient.create();
                DynamoDbClient dynamoDb = DynamoDbClient.builder()
                        .overrideConfiguration(
                                configuration -> interceptors.forEach(configuration::addExecutionInterceptor))
                        .build()) {
            SnapshotStore store = new SnapshotStore(
                    dynamoDb,
                    world.statusTable(),
                    world.productTable(),
                    world.bookkeepingTable(),
                    Clock.systemUTC(),
                    Duration.ofDays(14));
            while (!span.isOver()) {
                List<Message> page = sqs.receiveMessage(request -> request.queueUrl(world.queueUrl())
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(1))
                        .messages();
                if (!page.isEmpty()) {
                    handle(page, store, sqs, sns);
                    delete(page, sqs);
                }
            }
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
        return span.await();
    }

    private void handle(List<Message> page, SnapshotStore store, SqsClient sqs, SnsClient sns) throws RefusedException {
        Map<CollectionKey, List<SnapshotMessage>> collections = new LinkedHashMap<>();
        for (Message received : page) {
            for (ReceivedReport one : Envelope.open(new SqsMessage(received.messageId(), received.body()))) {
                SnapshotMessage message = MessageParser.parse(one);
                collections
                        .computeIfAbsent(message.collection(), key -> new ArrayList<>())
                        .add(message);
            }
        }
        collections.forEach(store::count);
        SnapshotStore.Rows rows = store.read(collections.keySet());
        for (Map.Entry<CollectionKey, List<SnapshotMessage>> one : collections.entrySet()) {
            SnapshotMessage last = one.getValue().get(one.getValue().size() - 1);
            CollectionState state = rows.state(one.getKey());
            if (state.onFile(0) == CollectionStep.RECEIVE
                    && store.change(one.getKey(), state.status(), CollectionState.RECEIVED, List.of())) {
                sqs.sendMessage(request -> request.queueUrl(world.exportStateUrl())
                        .messageGroupId(Announcements.exportStateGroup(last))
                        .messageDeduplicationId(last.correlationId() + last.collectionName())
                        .messageBody(Announcements.exportState(last)));
                if (store.allMeet(last.correlationId(), RunMilestone.ALL_RECEIVED)
                        && store.reach(last, RunMilestone.ALL_RECEIVED, List.of()) == Reach.NOW) {
                    sns.publish(request -> request.topicArn(world.topicArn())
                            .message(Announcements.monitoring(last, RunMilestone.ALL_RECEIVED)));
                }
            }
        }
    }

    private void delete(List<Message> page, SqsClient sqs) {
        sqs.deleteMessageBatch(request -> request.queueUrl(world.queueUrl())
                .entries(IntStream.range(0, page.size())
                        .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                                .id("m" + i)
                                .receiptHandle(page.get(i).receiptHandle())
                                .build())
                        .toList()));
    }
}
