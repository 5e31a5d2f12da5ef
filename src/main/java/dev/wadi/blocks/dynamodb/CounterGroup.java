package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.Answer;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.dynamodb.CountingOnce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The records of a poll that count for one counter, and what the tables answered for each. */
final class CounterGroup<R> implements CountingOnce.Results<CountedRecord<R>> {
    private final RowCounter<R> counter;
    private final List<CountedRecord<R>> records = new ArrayList<>();
    /** By its marker, the first of those that count the same thing. */
    private final Map<String, CountedRecord<R>> distinct = new LinkedHashMap<>();
    /** By markers. */
    private final Map<String, Answer> answers = new HashMap<>();

    private final Map<String, RefusedException> refusals = new HashMap<>();

    CounterGroup(RowCounter<R> counter) {
        this.counter = counter;
    }

    void add(CountedRecord<R> record) {
        records.add(record);
        distinct.putIfAbsent(record.marker(), record);
    }

    RowKey key() {
        return counter.key();
    }

    void count(DynamoDbClient client) {
        List<CountedRecord<R>> open = List.copyOf(distinct.values());
        try {
            new CountingOnce<>(client, counter, this).count(open);
        } catch (DynamoDbException e) {
            // not by the transaction's own answer, so that it does not tell of which write it speaks: all have the same
            // key
            RefusedException why = new RefusedException(
                    TableReason.refused_by_table,
                    counter.in().faults().refusal(e).message());
            open.stream().filter(one -> !answers.containsKey(one.marker())).forEach(one -> refused(one, why));
        }
    }

    @Override
    public void counted(CountedRecord<R> record) {
        answers.put(record.marker(), Answer.STORED);
    }

    @Override
    public void countedBefore(CountedRecord<R> record) {
        answers.put(record.marker(), Answer.UNCHANGED);
    }

    @Override
    public void refused(CountedRecord<R> record, RefusedException why) {
        refusals.put(record.marker(), why);
    }

    /** Tells of those that have an answer: another one of the same thing is as good as counted before, or refused with it. */
    void tell(BiConsumer<R, Answer> answered, BiConsumer<R, RefusedException> refused) {
        for (CountedRecord<R> record : records) {
            String marker = record.marker();
            if (refusals.containsKey(marker)) {
                refused.accept(record.record(), refusals.get(marker));
            } else if (answers.containsKey(marker)) {
                boolean isFirst = record.equals(distinct.get(marker));
                answered.accept(record.record(), isFirst ? answers.get(marker) : Answer.UNCHANGED);
            }
        }
    }
}
