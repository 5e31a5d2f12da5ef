package dev.wadi.delivery;

import java.util.List;

/** Where a batch goes: the route, and the dead-letter route behind it. */
public interface BatchHandler<R extends SourceRecord> {

    /** Runs the records through the route once, which keeps the account of them; throws what the route ended with. */
    void process(List<R> records, BatchAccount account) throws Exception;

    /**
     * Returns when all of them are on the dead-letter queue.
     *
     * @param attempts how often the batch was tried, this time included
     */
    void deadLetter(List<RefusedRecordException> rejected, int attempts) throws Exception;

    /** Id of the route, for the log; empty where there is none. */
    default String route() {
        return "";
    }

    /** The settings that name what a fault is about, for the message of a hold. */
    default List<String> settings(Throwable fault) {
        return List.of();
    }

    /** Makes the clients of the route anew, where they can be; called from time to time during a hold. */
    default void renew(Throwable fault) {}
}
