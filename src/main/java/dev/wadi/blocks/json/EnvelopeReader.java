package dev.wadi.blocks.json;

import dev.wadi.delivery.RefusedException;
import java.util.List;

/** Opens a message that carries several records. */
interface EnvelopeReader {

    /** At least one. */
    List<Part> open(String text) throws RefusedException;

    /**
     * @param text of the record, which a redrive can send again
     * @param value of it; null where it is refused
     * @param refusal null where it is none
     */
    record Part(String text, Object value, RefusedException refusal) {}

    /** @throws RefusedException where a message carries nothing, or more than it may */
    static void requireBetweenOneAnd(int most, int records) throws RefusedException {
        if (records == 0) {
            throw ParseReason.no_records.because("the message has no record in it");
        }
        if (records > most) {
            throw ParseReason.too_many_records.because("the message has more than " + most + " records in it");
        }
    }
}
