package dev.wadi.delivery;

import java.util.List;

/** Where a batch goes: the route, and the dead-letter route behind it. */
public interface BatchTarget<R extends SourceRecord> {

    /** Runs the records through the route once and returns its account of them; throws what the route ended with. */
    Batch process(List<R> records) throws Exception;

    /**
     * Returns when all of them are on the dead-letter queue.
     *
     * @param attempts how often the batch was tried, this time included
     */
    void deadLetter(List<Rejected> rejected, int attempts) throws Exception;
}
