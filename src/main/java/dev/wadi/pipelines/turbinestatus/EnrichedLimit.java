package dev.wadi.pipelines.turbinestatus;

import dev.wadi.delivery.RefusedException;
import java.nio.charset.StandardCharsets;

/**
 * What the enriched stream takes (spec section 8a). A record over it is refused before its status is saved, because a save without its enriched record
 * would hold the shard for ever.
 *
 * @param bytes of data and partition key together
 */
public record EnrichedLimit(int bytes) {
    /** Names, quotes, colons and commas of what is added. */
    private static final int FRAME = 128;
    /** Bytes that a character may take in JSON: {@code \u0000}. */
    private static final int MOST_OF_A_CHARACTER = 6;

    private static final int DIGITS_PER_BYTE = 3;
    /** Characters that Kinesis takes. */
    private static final int LONGEST_KEY = 256;

    public void check(StatusChange change) throws RefusedException {
        if (change.assetId().length() > LONGEST_KEY) {
            throw new RefusedException(
                    SignalReason.enriched_too_large,
                    "its asset_id, the partition key of the enriched stream, has "
                            + change.assetId().length() + " characters, and a key has at most " + LONGEST_KEY);
        }
        if (atMost(change) <= bytes) {
            return;
        }
        long size = (long) EnrichedSignal.of(change).length + change.assetId().getBytes(StandardCharsets.UTF_8).length;
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
