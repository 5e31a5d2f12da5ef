package dev.wadi.local.emulator;

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
     * An error for one record of {@code PutRecords}, or one entry of {@code PublishBatch}; its neighbours are taken.
     *
     * @param target name of the stream or topic
     * @param key partition key of the record, or id of the entry
     */
    default Optional<AwsException> onRecord(Account account, String target, String key) {
        return Optional.empty();
    }

    /** Nothing fails on purpose. */
    static Faults none() {
        return new Faults() {};
    }
}
