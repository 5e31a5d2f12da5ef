package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.snapshotstatus.CollectionKey;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.metrics.RunCounter;
import dev.wadi.pipelines.snapshotstatus.metrics.RunMetrics;
import dev.wadi.pipelines.snapshotstatus.store.FileCounts;
import dev.wadi.pipelines.snapshotstatus.store.SnapshotStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Step {@code count-once}, per turn: each file once for its collection, those of a collection in one transaction. What tells of no file goes by. */
public class CountOnce implements Processor {
    private SnapshotStore store;
    private RunMetrics metrics;

    @Override
    @SuppressWarnings("unchecked") // as the step in-turns has left it
    public void process(Exchange exchange) {
        List<SnapshotMessage> messages = exchange.getMessage().getBody(List.class);
        Map<CollectionKey, FileCounts> counts = count(messages);
        BatchAccount account = BatchAccount.of(exchange);
        if (counts.isEmpty()) {
            BatchAccount.noEvidence(exchange);
        }
        List<RecordBody> counted = new ArrayList<>(messages.size());
        for (SnapshotMessage message : messages) {
            if (message.successFile()) {
                counted.add(message);
                continue;
            }
            FileCounts of = counts.get(message.collection());
            Optional<RefusedException> refusal = of.refusal(message);
            if (refusal.isPresent()) {
                account.refuse(MessageLog.refused(message.record(), refusal.get()));
            } else {
                counted.add(new CountedFile(message, of.isFirst(message)));
            }
        }
        exchange.getMessage().setBody(counted);
    }

    private Map<CollectionKey, FileCounts> count(List<SnapshotMessage> messages) {
        Map<CollectionKey, List<SnapshotMessage>> files = new LinkedHashMap<>();
        for (SnapshotMessage message : messages) {
            if (!message.successFile()) {
                files.computeIfAbsent(message.collection(), key -> new ArrayList<>())
                        .add(message);
            }
        }
        Map<CollectionKey, FileCounts> counts = new HashMap<>();
        files.forEach((collection, some) -> counts.put(collection, count(collection, some)));
        return counts;
    }

    /** The metric follows at once: where another collection fails, these are repeats the next time. */
    private FileCounts count(CollectionKey collection, List<SnapshotMessage> files) {
        FileCounts counts = new FileCounts();
        try {
            store.count(collection, files, counts);
        } finally {
            files.stream().filter(counts::isFirst).forEach(file -> metrics.count(RunCounter.FILES_RECEIVED, file));
        }
        return counts;
    }

    public void setTables(SnapshotTables tables) {
        store = tables.store();
    }

    public void setMetrics(RunMetrics metrics) {
        this.metrics = metrics;
    }
}
