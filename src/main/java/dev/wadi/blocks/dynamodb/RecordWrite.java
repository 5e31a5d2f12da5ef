package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.Answer;
import dev.wadi.blocks.PollRecord;
import dev.wadi.blocks.PollRecords;
import dev.wadi.delivery.RefusedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The write of one record: made by one thread, run by another, told by the first. */
final class RecordWrite {
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
