package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.GivesOutcomes;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.outbox.Outbox;
import dev.wadi.delivery.outbox.OutgoingMessage;
import dev.wadi.pipelines.snapshotstatus.CollectionKey;
import dev.wadi.pipelines.snapshotstatus.CollectionState;
import dev.wadi.pipelines.snapshotstatus.CollectionStep;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.SnapshotOutcome;
import dev.wadi.pipelines.snapshotstatus.metrics.RunCounter;
import dev.wadi.pipelines.snapshotstatus.metrics.RunMetrics;
import dev.wadi.pipelines.snapshotstatus.store.SnapshotStore;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Step {@code complete-collection}, per turn: each collection becomes what its messages make of it, in their order; the rows are read together. Behind it are
 * only the messages of which something may come for the run, now or because it did not come before; the others have their outcome.
 */
@GivesOutcomes(SnapshotOutcome.class)
public class CompleteCollection implements Processor {
    /** Of others that change the status between reading and writing; there are but a handful of changes in its life. */
    private static final int MOST_CHANGES = 20;

    private SnapshotStore store;
    private RunMetrics metrics;
    private Outbox outbox;
    private SnapshotAnnouncements announcements;

    @Override
    public void process(Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        Map<CollectionKey, List<RecordBody>> collections = byCollection(exchange);
        SnapshotStore.Rows rows = store.read(collections.keySet());
        IdentityHashMap<SnapshotMessage, CollectionProgress> complete = new IdentityHashMap<>();
        boolean changed = false;
        for (Map.Entry<CollectionKey, List<RecordBody>> one : collections.entrySet()) {
            for (CollectionProgress progress : progress(rows, one.getKey(), one.getValue(), account)) {
                changed |= progress.step().newStatus().isPresent();
                if (progress.step().milestone().isPresent()) {
                    complete.put(progress.message(), progress);
                } else {
                    MessageLog.ended(progress);
                    account.done(progress.record(), Outcome.of(progress.outcome()));
                }
            }
        }
        if (!changed) {
            BatchAccount.noEvidence(exchange); // that what was to be read could be read shows nothing of a change
        }
        List<CollectionProgress> inOrder = new ArrayList<>(complete.size());
        for (Object body : exchange.getMessage().getBody(List.class)) {
            CollectionProgress progress = complete.get(message(body));
            if (progress != null) {
                inOrder.add(progress);
            }
        }
        exchange.getMessage().setBody(inOrder);
        outbox.due(
                exchange,
                announcements.exportStateChannel(),
                inOrder.stream()
                        .filter(progress -> progress.step().isAnnounced())
                        .map(progress -> SnapshotAnnouncements.exportStateId(progress.message()))
                        .distinct()
                        .toList());
    }

    private static Map<CollectionKey, List<RecordBody>> byCollection(Exchange exchange) {
        Map<CollectionKey, List<RecordBody>> collections = new LinkedHashMap<>();
        for (Object body : exchange.getMessage().getBody(List.class)) {
            SnapshotMessage message = message(body);
            if (!(body instanceof CountedFile) && !message.successFile()) {
                throw new HoldException(
                        "A file came here that was not counted: the step count-once is not before this one");
            }
            collections
                    .computeIfAbsent(message.collection(), key -> new ArrayList<>())
                    .add((RecordBody) body);
        }
        return collections;
    }

    private static SnapshotMessage message(Object body) {
        return body instanceof CountedFile counted ? counted.message() : (SnapshotMessage) body;
    }

    /** Decides again when the status was changed by somebody else before it was changed here. */
    private List<CollectionProgress> progress(
            SnapshotStore.Rows read, CollectionKey collection, List<RecordBody> messages, BatchAccount account) {
        List<CollectionProgress> progress = new ArrayList<>(messages.size());
        SnapshotStore.Rows rows = read;
        String changed = null;
        int changes = 0;
        int later = (int) messages.stream().filter(CompleteCollection::isFirst).count();
        for (RecordBody body : messages) {
            later -= isFirst(body) ? 1 : 0;
            SnapshotMessage message = message(body);
            try {
                CollectionState state = state(rows, collection, changed);
                CollectionStep step = step(message, state, later);
                while (step.newStatus().isPresent() && !change(message, state, step)) {
                    if (++changes == MOST_CHANGES) {
                        throw new HoldException("The status of a collection changes whenever it is to be changed here");
                    }
                    rows = store.read(List.of(collection));
                    state = rows.state(collection);
                    step = step(message, state, later);
                }
                if (step.newStatus().isPresent()) {
                    changed = step.newStatus().get();
                    state = state.with(changed);
                }
                progress.add(new CollectionProgress(message, step, state, outcome(body, step)));
            } catch (RefusedException e) {
                account.refuse(MessageLog.refused(message.record(), e));
            }
        }
        return progress;
    }

    private static CollectionState state(SnapshotStore.Rows rows, CollectionKey collection, String changed)
            throws RefusedException {
        CollectionState state = rows.state(collection);
        return changed == null ? state : state.with(changed);
    }

    private static CollectionStep step(SnapshotMessage message, CollectionState state, int later)
            throws RefusedException {
        return message.successFile() ? state.onSuccessFile() : state.onFile(later);
    }

    private boolean change(SnapshotMessage message, CollectionState state, CollectionStep step)
            throws RefusedException {
        String status = step.newStatus().orElseThrow();
        List<TransactWriteItem> told = List.of();
        String group = null;
        if (step.isAnnounced()) {
            OutgoingMessage announcement = announcements.exportState(message);
            group = announcement.group();
            told = outbox.put(announcement);
        }
        if (!store.change(message.collection(), state.status(), status, told)) {
            return false;
        }
        metrics.count(RunCounter.of(step), message);
        MessageLog.changed(message, state.with(status), group, "collection is " + status);
        return true;
    }

    private static boolean isFirst(Object body) {
        return body instanceof CountedFile counted && counted.first();
    }

    private static SnapshotOutcome outcome(RecordBody body, CollectionStep step) {
        if (body instanceof CountedFile counted) {
            return counted.first() ? SnapshotOutcome.counted : SnapshotOutcome.duplicate;
        }
        return step == CollectionStep.SUCCEED ? SnapshotOutcome.successful : SnapshotOutcome.unchanged;
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
