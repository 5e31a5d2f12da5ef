package dev.wadi.local.emulator;

import java.time.Duration;
import java.util.Optional;

/**
 * Failures brought about on purpose, so that tests see what AWS does rarely. Called from the emulators' threads for
 * each call: an implementation decides by its arguments and its own state.
 */
public interface Faults {

    /** An error to answer that call with, instead of doing it. */
    default Optional<AwsException> onCall(Account account, String operation) {
        return Optional.empty();
    }

    /**
     * An error for one record of {@code PutRecords}, or one entry of {@code PublishBatch}; its neighbours are taken. An
     * item of a batch stays unprocessed with any error, and one of a transaction cancels it with that code.
     *
     * @param target name of the stream, topic or table
     * @param key partition key of the record, id of the entry, or hash key of the item
     */
    default Optional<AwsException> onRecord(Account account, String target, String key) {
        return Optional.empty();
    }

    /** How long a transaction of DynamoDB holds its items, in real time: the calls that overlap with it conflict. */
    default Duration transactionTime(Account account) {
        return Duration.ZERO;
    }

    /** Nothing fails on purpose. */
    static Faults none() {
        return new Faults() {};
    }
}
