package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A place in a shard, handed out as opaque text that is good for five minutes.
 *
 * @param index the record to read next
 */
record ShardIterator(String stream, String shardId, long index) {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT);

    String close(Emulation emulation) {
        String content =
                String.join("/", Long.toString(emulation.clock().millis()), stream, shardId, Long.toString(index));
        return emulation.seal().close(content);
    }

    /** Refuses a text that was never handed out, and one whose five minutes are over. */
    static ShardIterator open(String text, Emulation emulation) {
        String content = emulation
                .seal()
                .open(text)
                .orElseThrow(() -> AwsException.refused("InvalidArgumentException", "Invalid ShardIterator."));
        String[] parts = content.split("/", 4);
        Instant issued = Instant.ofEpochMilli(Long.parseLong(parts[0]));
        Instant now = emulation.clock().instant();
        if (Duration.between(issued, now).compareTo(LIFE) > 0) {
            throw AwsException.refused(
                    "ExpiredIteratorException",
                    "Iterator expired. The iterator was created at time " + shown(issued) + " while right now it is "
                            + shown(now) + " which is further in the future than the tolerated delay of "
                            + LIFE.toMillis() + " milliseconds.");
        }
        return new ShardIterator(parts[1], parts[2], Long.parseLong(parts[3]));
    }

    private static String shown(Instant instant) {
        return SHOWN.format(instant.atOffset(ZoneOffset.UTC));
    }
}
