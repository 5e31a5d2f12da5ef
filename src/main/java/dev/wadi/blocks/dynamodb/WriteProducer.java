package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.PollRecord;
import dev.wadi.blocks.PollRecords;
import dev.wadi.blocks.WorkersProducer;
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
    private final int writers;
    private DynamoDbClient client;

    /** Makes the write of a record. */
    @FunctionalInterface
    interface Preparation {
        RecordWrite of(PollRecord one, DynamoDbClient client) throws RefusedException;
    }

    WriteProducer(DynamoDbEndpoint table, Preparation preparation, TableFaults faults) {
        super(table, "dynamodb-writer");
        this.table = table;
        this.preparation = preparation;
        this.faults = faults;
        writers = table.getWriters();
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
            workers(writers).run(writes, RecordWrite::key, write -> write.run(faults));
        } finally {
            // also of those that were written before one failed
            writes.forEach(write -> write.tell(records, table));
        }
        records.finish();
    }
}
