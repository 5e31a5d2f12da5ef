package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.WorkersProducer;
import dev.wadi.delivery.Answer;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Writes a row for each record of a poll, several at a time. */
final class WriteProducer extends WorkersProducer {
    private final DynamoDbEndpoint table;
    private final Preparation preparation;
    private final TableFaults faults;
    private final int writers;
    private DynamoDbClient client;

    /** The write of one record: made by one thread, run by another, told by the first. */
    static final class RecordWrite {
        private final PollRecord one;
        private final RowKey key;
        private final Call call;
        private volatile Answer answer;
        private volatile RefusedException refusal;

        @FunctionalInterface
        interface Call {
            /** @throws RefusedException where the table has no row to change */
            Answer write() throws RefusedException;
        }

        RecordWrite(PollRecord one, RowKey key, Call call) {
            this.one = one;
            this.key = key;
            this.call = call;
        }

        RowKey key() {
            return key;
        }

        void run(TableFaults faults) {
            try {
                answer = call.write();
            } catch (RefusedException e) {
                refusal = e;
            } catch (DynamoDbException e) {
                refusal = new RefusedException(
                        TableReason.refused_by_table, faults.refusal(e).message());
            }
        }

        /** Nothing where it was not run, or failed. */
        void tell(PollRecords records, DynamoDbEndpoint table) {
            if (answer != null) {
                records.called(one, answer);
            } else if (refusal != null) {
                table.refuse(one, refusal, records);
            }
        }
    }

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
            work(writers, writes, RecordWrite::key, write -> write.run(faults));
        } finally {
            // also of those that were written before one failed
            writes.forEach(write -> write.tell(records, table));
        }
        records.finish();
    }
}
