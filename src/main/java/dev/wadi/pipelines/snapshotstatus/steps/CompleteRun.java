package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.GivesOutcomes;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.outbox.Outbox;
import dev.wadi.pipelines.snapshotstatus.CollectionKey;
import dev.wadi.pipelines.snapshotstatus.RunMilestone;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.SnapshotOutcome;
import dev.wadi.pipelines.snapshotstatus.metrics.RunCounter;
import dev.wadi.pipelines.snapshotstatus.metrics.RunMetrics;
import dev.wadi.pipelines.snapshotstatus.store.SnapshotStore;
import dev.wadi.pipelines.snapshotstatus.store.SnapshotStore.Reach;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Step {@code complete-run}, per turn, for collections that are complete: a run reaches what all of its collections have, and that is told once. */
@GivesOutcomes(SnapshotOutcome.class)
public class CompleteRun implements Processor {
    private SnapshotStore store;
    private RunMetrics metrics;
    private Outbox outbox;
    private SnapshotAnnouncements announcements;

    /** A milestone that a run may have reached. */
    private record Goal(String correlationId, RunMilestone milestone) {
        static Goal of(CollectionProgress progress) {
            return new Goal(
                    progress.message().correlationId(),
                    progress.step().milestone().orElseThrow());
        }
    }

    @Override
    @SuppressWarnings("unchecked") // as the step complete-collection has left it
    public void process(Exchange exchange) throws RefusedRecordException {
        List<CollectionProgress> complete = exchange.getMessage().getBody(List.class);
        Map<Goal, List<CollectionProgress>> goals = new LinkedHashMap<>();
        for (CollectionProgress progress : complete) {
            goals.computeIfAbsent(Goal.of(progress), key -> new ArrayList<>()).add(progress);
        }
        BatchAccount account = BatchAccount.of(exchange);
        List<String> due = new ArrayList<>();
        boolean reached = false;
        for (Map.Entry<Goal, List<CollectionProgress>> one : goals.entrySet()) {
            List<CollectionProgress> collections = one.getValue();
            RunMilestone milestone = one.getKey().milestone();
            if (store.allMeet(one.getKey().correlationId(), milestone)) {
                reach(collections, milestone);
                reached = true;
                if (announcements.isAnnounced(milestone)) {
                    due.add(SnapshotAnnouncements.monitoringId(
                            collections.get(0).message(), milestone));
                }
            }
            for (CollectionProgress progress : collections) {
                MessageLog.ended(progress);
                account.done(progress.record(), Outcome.of(progress.outcome()));
            }
        }
        if (!reached) {
            BatchAccount.noEvidence(exchange); // that what was to be read could be read shows nothing of a change
        }
        outbox.due(exchange, announcements.monitoringChannel(), due);
    }

    /** As if they had come one after the other, by the last that made a collection complete; one whose collection has gone on meanwhile cannot tell of it. */
    private void reach(List<CollectionProgress> collections, RunMilestone milestone) throws RefusedRecordException {
        List<CollectionProgress> last = new ArrayList<>(collections);
        Collections.reverse(last);
        last.sort(Comparator.comparing(progress -> progress.step().newStatus().isEmpty()));
        Set<CollectionKey> asked = new HashSet<>();
        Reach reach = Reach.COLLECTION_GONE_ON;
        for (CollectionProgress progress : last) {
            if (reach == Reach.COLLECTION_GONE_ON
                    && asked.add(progress.message().collection())) {
                reach = reach(progress, milestone);
            }
        }
        if (milestone == RunMilestone.ALL_SUCCESSFUL) {
            metrics.completed(collections.get(0).message());
        }
    }

    private Reach reach(CollectionProgress progress, RunMilestone milestone) throws RefusedRecordException {
        SnapshotMessage message = progress.message();
        try {
            Reach reach = store.reach(message, milestone, announcement(message, milestone));
            if (reach == Reach.NOW) {
                metrics.count(RunCounter.of(milestone), message);
                MessageLog.changed(message, progress.state(), null, "run is " + milestone.productStatus());
            }
            return reach;
        } catch (RefusedException e) {
            throw MessageLog.refused(message.record(), e);
        }
    }

    private List<TransactWriteItem> announcement(SnapshotMessage message, RunMilestone milestone) {
        return announcements.monitoring(message, milestone).map(outbox::put).orElse(List.of());
    }

    public void setTables(SnapshotTables tables) {
        store = tables.store();
    }

    public void setMetrics(RunMetrics metrics) {
        this.metrics = metrics;
    }

    public void setOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    public void setAnnouncements(SnapshotAnnouncements announcements) {
        this.announcements = announcements;
    }
}
