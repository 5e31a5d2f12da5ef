package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns the arguments of {@code GetShardIterator} into a place in a shard. */
final class StartingPosition {

    static final List<String> TYPES =
            List.of("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON");

    static final Pattern SEQUENCE_NUMBER = Pattern.compile("0|([1-9]\\d{0,128})");

    private final Clock clock;

    StartingPosition(Clock clock) {
        this.clock = clock;
    }

    long index(Input input, Stream stream, Shard shard) {
        String type = input.requiredText("ShardIteratorType");
        Optional<String> number = input.text("StartingSequenceNumber");
        boolean numbered = type.endsWith("_SEQUENCE_NUMBER");
        if (numbered != number.isPresent()) {
            throw invalid("Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and "
                    + "StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. "
                    + "Request specified " + type
                    + (numbered ? " and no StartingSequenceNumber." : " and also a StartingSequenceNumber."));
        }
        return switch (type) {
            case "TRIM_HORIZON" -> 0;
            case "LATEST" -> shard.latestIndex();
            case "AT_TIMESTAMP" -> shard.indexAt(timestamp(input));
            case "AT_SEQUENCE_NUMBER" ->
                sequence(number.orElseThrow(), stream, shard).index();
            default -> sequence(number.orElseThrow(), stream, shard).index() + 1;
        };
    }

    private Instant timestamp(Input input) {
        Instant time = input.timestamp("Timestamp")
                .orElseThrow(() -> invalid("Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP."
                        + " Current request has no timestamp parameter."));
        Instant now = clock.instant();
        if (time.isAfter(now)) {
            throw invalid("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. "
                    + "timestampInMillis: " + time.toEpochMilli() + ", currentTimestampInMillis: "
                    + now.toEpochMilli());
        }
        return time;
    }

    private static SequenceNumber sequence(String text, Stream stream, Shard shard) {
        String use = "StartingSequenceNumber " + text + " used in GetShardIterator on shard " + shard.id()
                + " in stream " + stream.name() + " under account "
                + stream.account().id() + " is invalid";
        SequenceNumber number = SequenceNumber.parse(text).orElseThrow(() -> invalid(use + "."));
        if (number.shard() != shard.number()) {
            throw invalid("Invalid StartingSequenceNumber. It encodes " + Shard.id(number.shard())
                    + ", while it was used in a call to a shard with " + shard.id());
        }
        if (number.createdSecond() != shard.created().getEpochSecond()) {
            throw invalid(use + " because it did not come from this stream.");
        }
        return number;
    }

    private static AwsException invalid(String message) {
        return AwsException.refused("InvalidArgumentException", message);
    }
}
