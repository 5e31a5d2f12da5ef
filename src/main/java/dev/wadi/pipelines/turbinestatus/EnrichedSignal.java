package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.JsonObjectReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The record of the enriched stream (spec section 8a): the input object unchanged, plus what was found. */
public final class EnrichedSignal {
    /** What is added; where the input has one of them, it is replaced. */
    static final Set<String> FIELDS =
            Set.of("asset_id", "signal", "kind", "status_code", "status", "category", "source_id");

    /** Names, quotes, colons and commas of what is added. */
    private static final int FRAME = 128;
    /** Bytes that a character may take in JSON: {@code \u0000}. */
    private static final int MOST_OF_A_CHARACTER = 6;

    private static final int DIGITS_PER_BYTE = 3;
    /** Characters that Kinesis takes. */
    private static final int LONGEST_KEY = 256;

    private EnrichedSignal() {}

    public static byte[] of(StatusChange change) {
        ObjectNode found = JsonNodeFactory.instance
                .objectNode()
                .put("asset_id", change.assetId())
                .put("signal", change.signalName())
                .put("kind", change.kind())
                .put("status_code", change.status().statusCode())
                .put("status", change.status().status())
                .put("category", change.status().category())
                .put("source_id", change.record().sourceId());
        // the input's own text keeps its numbers and blanks as they are; it has members, so a comma is right
        String input = change.signal().text().strip();
        if (FIELDS.stream().anyMatch(change.signal().input()::has)) {
            input = JsonObjectReader.without(input, FIELDS);
        }
        String members = found.toString();
        return (input.substring(0, input.length() - 1) + "," + members.substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A record over what the stream takes is refused before its status is saved, because a save without its enriched record would hold the shard for ever.
     *
     * @param bytes of data and partition key together
     */
    public static void requireTaken(StatusChange change, int bytes) throws RefusedException {
        if (change.assetId().length() > LONGEST_KEY) {
            throw new RefusedException(
                    SignalReason.enriched_too_large,
                    "its asset_id, the partition key of the enriched stream, has "
                            + change.assetId().length() + " characters, and a key has at most " + LONGEST_KEY);
        }
        if (atMost(change) <= bytes) {
            return;
        }
        long size = (long) of(change).length + change.assetId().getBytes(StandardCharsets.UTF_8).length;
        if (size > bytes) {
            throw new RefusedException(
                    SignalReason.enriched_too_large,
                    "enriched it has " + size + " bytes with its partition key, and the stream takes " + bytes
                            + " (wadi.kinesis-max-record-size)");
        }
    }

    /** A bound that costs nothing; hardly a record comes near the limit. */
    private static long atMost(StatusChange change) {
        StatusCode status = change.status();
        int characters = 2 * change.assetId().length()
                + change.signalName().length()
                + change.kind().length()
                + status.status().length()
                + status.category().length()
                + change.record().sourceId().length();
        return (long) change.record().payload().length
                + FRAME
                + (long) MOST_OF_A_CHARACTER * characters
                + (long) DIGITS_PER_BYTE * (status.statusCode().bitLength() / Byte.SIZE + 1);
    }
}
