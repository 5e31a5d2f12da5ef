package dev.wadi.bench.snapshotstatus;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.snapshotstatus.Announcements;
import dev.wadi.pipelines.snapshotstatus.CollectionKey;
import dev.wadi.pipelines.snapshotstatus.CollectionState;
import dev.wadi.pipelines.snapshotstatus.CollectionStep;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
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
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What a person would write without Camel, for one thread: the same parsing, the same transactions, the same calls in the same order. No outbox, no
 * extension of the visibility, no dead letters; anything but success ends it.
 */
final class ReportLoop implements QueueLoop.Handler {
    private final SnapshotStatusWorld world;
    private final ContenderClients clients;
    private final SnapshotStore store;

    ReportLoop(SnapshotStatusWorld world, ContenderClients clients) {
        this.world = world;
        this.clients = clients;
        store = new SnapshotStore(
                clients.dynamoDb(),
                world.statusTable(),
                world.productTable(),
                world.bookkeepingTable(),
                Clock.systemUTC(),
                Duration.ofDays(14));
    }

    @Override
    public void handle(List<Message> page) throws RefusedException {
        Map<CollectionKey, List<SnapshotMessage>> collections = new LinkedHashMap<>();
        for (Message received : page) {
            for (ReceivedReport one : ReceivedReport.allIn(new SqsMessage(received.messageId(), received.body()))) {
                SnapshotMessage message = SnapshotMessage.parse(one);
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
                clients.sqs().sendMessage(request -> request.queueUrl(world.exportStateUrl())
                        .messageGroupId(Announcements.exportStateGroup(last))
                        .messageDeduplicationId(last.correlationId() + last.collectionName())
                        .messageBody(Announcements.exportState(last)));
                if (store.allMeet(last.correlationId(), RunMilestone.ALL_RECEIVED)
                        && store.reach(last, RunMilestone.ALL_RECEIVED, List.of()) == Reach.NOW) {
                    clients.sns().publish(request -> request.topicArn(world.topicArn())
                            .message(Announcements.monitoring(last, RunMilestone.ALL_RECEIVED)));
                }
            }
        }
    }
}
