package dev.wadi.blocks.dynamodb;

import java.time.Clock;
import java.time.Duration;

/**
 * Where a block counts.
 *
 * @param attribute that is counted
 * @param create whether a counter that is not there begins at 0
 * @param markers the table with a marker for all that was counted
 * @param markerKey its key attribute, a text
 * @param retention of a marker: what comes again later counts again
 * @param faults of the table with the counters
 */
record CounterTable(
        String table,
        String attribute,
        boolean create,
        String markers,
        String markerKey,
        Duration retention,
        Clock clock,
        TableFaults faults) {}
