package dev.wadi.blocks.lookup;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import java.util.Map;
import java.util.Set;

/**
 * Where a look-up finds its values.
 *
 * @param <K> by what a record asks
 */
interface LookupSource<K> {

    K key(PollRecord one) throws RefusedException;

    /**
     * The values of those that are there, all asked for together.
     *
     * @param route that asks
     * @param refused is told, for each key that the service refuses, its words
     */
    Map<K, Object> read(String route, Set<K> keys, Map<K, String> refused);

    /** Says that there is nothing for this key; for people. */
    String missing(K key);

    /** For {@link OnMiss#HOLD}. */
    HoldException hold(K key);
}
