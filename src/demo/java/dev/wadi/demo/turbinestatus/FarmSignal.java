package dev.wadi.demo.turbinestatus;

import java.time.Instant;

/**
 * A record of the wind farm, and what must become of it.
 *
 * @param turbine partition key
 * @param json the record
 * @param fate what the specification says of it
 */
record FarmSignal(String turbine, String json, Fate fate) {

    sealed interface Fate {}

    /** Competes for the status of its turbine and kind. */
    record Status(
            String assetId, String vendor, String kind, String code, FarmCodes.Code status, Instant time, String source)
            implements Fate {}

    /** Another signal than a status. */
    record Filtered() implements Fate {}

    record Refused(String reason) implements Fate {}
}
