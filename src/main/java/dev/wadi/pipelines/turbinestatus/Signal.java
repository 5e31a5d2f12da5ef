package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One record of the raw stream with its identity checked (spec section 2); value and timestamp are looked at later, and only for status signals.
 *
 * @param text the record as received
 * @param input the same, parsed
 * @param signalVersion decimal text where the record has an integer
 * @param signalName raw, as the source system spells it
 */
public record Signal(
        String text,
        JsonNode input,
        String customerName,
        String customerAssetId,
        String sourceSystem,
        String signalVersion,
        String signalName) {}
