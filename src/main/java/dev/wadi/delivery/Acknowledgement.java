package dev.wadi.delivery;

import java.util.List;

/** Of a source that acknowledges each record by itself, so that one that is held keeps none of the others. */
@FunctionalInterface
public interface Acknowledgement<R extends SourceRecord> {

    /**
     * These are done with. Told as they come, also while others are held.
     *
     * @return those of them that the source will not deliver again
     */
    List<R> done(List<R> records);

    /** What the record must not overtake another of, such as the group of a FIFO queue; null for a record that no other waits for. */
    default String order(R record) {
        return null;
    }
}
