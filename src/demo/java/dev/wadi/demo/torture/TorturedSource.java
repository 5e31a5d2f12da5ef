package dev.wadi.demo.torture;

import dev.wadi.delivery.SourceRecord;
import java.util.List;
import java.util.Map;

/** What the pipeline reads from, made for one run. */
interface TorturedSource extends AutoCloseable {

    /** Settings by name: where it is, and how it is read here. */
    Map<String, String> settings();

    /**
     * Returns when each of them is there, once.
     *
     * @throws IllegalStateException if the service does not take all of them
     */
    void put(List<? extends SourceRecord> records);

    /** Whether all that was put is acknowledged. */
    boolean isAcknowledged();

    /** How far it is; another text when that has changed. */
    String progress();

    /** All that was put comes again to processes that start now. */
    void deliverAgain();

    /** Splits, and merges the next time. */
    void reshard();

    @Override
    void close();
}
