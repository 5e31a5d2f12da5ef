package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.Answer;
import dev.wadi.blocks.PollRecord;
import dev.wadi.blocks.PollRecords;
import dev.wadi.blocks.WorkersProducer;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Writes a row for each record of a poll, several at a time. */
final class WriteProducer extends WorkersProducer {
    private final DynamoDbEndpoint table;
    private final Preparation preparation;
    private final TableFaults faults;
    private final boolean filtersMisses;
    private DynamoDbClient client;

    /** Makes the write of a record. */
    @FunctionalInterface
    interface Preparation {
        RecordWrite of(PollRecord one, DynamoDbClient client) throws RefusedException;
    }

    /** @param filtersMisses whether a record without a row to change ends as filtered; else it is refused */
    WriteProducer(DynamoDbEndpoint table, Preparation preparation, TableFaults faults, boolean filtersMisses) {
        super(table, "dynamodb-writer");
        this.table = table;
        this.preparation = preparation;
        this.faults = faults;
        this.filtersMisses = filtersMisses;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        client = table.client();
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        List<RecordWrite> writes = new ArrayList<>();
        for (PollRecord one : records.open()) {
            try {
                writes.add(preparation.of(one, client));
            } catch (RefusedException e) {
                records.refuse(one, table.reasonOf(e), e.getMessage());
            }
        }
        try {
            workers(table.getWriters()).run(writes, RecordWrite::key, write -> write.run(faults));
        } finally {
            // also of those that were written before one failed
            writes.forEach(
                    write -> write.answer().ifPresent(answer -> tell(write.one(), write.key(), answer, records)));
        }
        records.finish();
    }

    private void tell(PollRecord one, RowKey key, WriteAnswer answer, PollRecords records) {
        switch (answer.kind()) {
            case STORED -> records.called(one, Answer.STORED);
            case UNCHANGED -> records.called(one, Answer.UNCHANGED);
            case REFUSED ->
                records.refusedByService(
                        one,
                        table.reasonOf(TableReason.refused_by_table),
                        answer.refusal().message());
            case NO_ROW -> {
                if (filtersMisses) {
                    records.leave(one, Outcome.FILTERED);
                } else {
                    records.refuse(
                            one, table.reasonOf(TableReason.not_found), "the table has no row with the key " + key);
                }
            }
        }
    }
}
