package dev.wadi.pipelines.turbinestatus;

import java.util.Map;
import java.util.Set;

/** One of the two mapping hashes. */
public interface MappingTable {

    /**
     * Those of the fields that have a row, all with one round trip.
     *
     * @param atHand told where that was not needed
     */
    Map<String, String> rows(Set<String> fields, Runnable atHand);
}
