package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.ValuePlace;
import dev.wadi.blocks.WorkersProducer;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.aws.RowRead;
import dev.wadi.edge.dynamodb.StoredValues;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Counts the records of a poll: those of one counter together, several counters at a time. */
final class CountOnceProducer extends WorkersProducer {
    private final DynamoDbEndpoint table;
    private final CountedFields fields;
    private final CounterTable counters;
    private final ValuePlace into;
    private DynamoDbClient client;

    /** @param into where the count afterwards is put; null for nowhere */
    CountOnceProducer(DynamoDbEndpoint table, CountedFields fields, CounterTable counters, ValuePlace into) {
        super(table, "dynamodb-counter");
        this.table = table;
        this.fields = fields;
        this.counters = counters;
        this.into = into;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        client = table.client();
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        Map<PollRecord, RowKey> keys = new HashMap<>();
        Map<RowKey, CounterGroup<PollRecord>> groups = new LinkedHashMap<>();
        for (PollRecord one : records.open()) {
            try {
                RowKey key = fields.keys().of(one);
                CountedRecord<PollRecord> counted = fields.of(one);
                keys.put(one, key);
                groups.computeIfAbsent(key, same -> new CounterGroup<>(new RowCounter<>(counters, same)))
                        .add(counted);
            } catch (RefusedException e) {
                records.refuse(one, table.reasonOf(e), e.getMessage());
            }
        }
        Map<PollRecord, RowKey> counted = new LinkedHashMap<>();
        try {
            work(table.getWriters(), List.copyOf(groups.values()), CounterGroup::key, group -> group.count(client));
        } finally {
            // also of those that were counted before one failed
            groups.values()
                    .forEach(group -> group.tell(
                            (one, answer) -> {
                                records.called(one, answer);
                                counted.put(one, keys.get(one));
                            },
                            (one, why) -> table.refuse(one, why, records)));
        }
        putCounts(counted);
        records.finish();
    }

    /** As they are now: of a record that was counted in this poll or before, its own count is among them. */
    private void putCounts(Map<PollRecord, RowKey> counted) {
        if (into == null || counted.isEmpty()) {
            return;
        }
        Set<RowKey> keys = new LinkedHashSet<>(counted.values());
        Map<RowKey, Object> counts = new HashMap<>();
        for (Map<String, AttributeValue> row : RowRead.of(
                client, table.getTable(), keys.stream().map(RowKey::attributes).toList())) {
            AttributeValue count = row.getOrDefault(counters.attribute(), AttributeValue.fromN("0"));
            counts.put(fields.keys().of(row), StoredValues.of(count));
        }
        counted.forEach((one, key) -> into.put(one.message(), counts.getOrDefault(key, 0)));
    }
}
