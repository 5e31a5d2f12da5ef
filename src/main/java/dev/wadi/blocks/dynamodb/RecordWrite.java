package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.PollRecord;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The write of one record: made by one thread, run by another, told by the first. */
final class RecordWrite {
    private final PollRecord one;
    private final RowKey key;
    private final Supplier<WriteAnswer> call;
    private volatile WriteAnswer answer;

    RecordWrite(PollRecord one, RowKey key, Supplier<WriteAnswer> call) {
        this.one = one;
        this.key = key;
        this.call = call;
    }

    void run(TableFaults faults) {
        try {
            answer = call.get();
        } catch (DynamoDbException e) {
            answer = WriteAnswer.refused(faults.refusal(e));
        }
    }

    PollRecord one() {
        return one;
    }

    RowKey key() {
        return key;
    }

    /** Empty where it was not run, or failed. */
    Optional<WriteAnswer> answer() {
        return Optional.ofNullable(answer);
    }
}
