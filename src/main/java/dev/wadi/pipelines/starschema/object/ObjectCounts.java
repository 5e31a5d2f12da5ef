package dev.wadi.pipelines.starschema.object;

import java.util.Map;

/**
 * What became of the lines of an object.
 *
 * @param lines all
 * @param read those that are not blank
 * @param written rows by target, the object's own first
 * @param duplicates lines that a later line of the object replaces
 * @param superseded rows that an object with a higher id has replaced
 */
public record ObjectCounts(
        long lines, long read, Map<String, Long> written, long duplicates, long superseded, long rejected) {

    public static final ObjectCounts NONE = new ObjectCounts(0, 0, Map.of(), 0, 0, 0);
}
