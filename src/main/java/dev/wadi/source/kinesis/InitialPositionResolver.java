package dev.wadi.source.kinesis;

import java.time.Instant;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.common.StreamConfig;
import software.amazon.kinesis.common.StreamIdentifier;

/**
 * Where a stream is read from at first. LATEST is a time, that of the very first start, and kept in the coordinator table: to the KCL it is
 * "now" at each attempt, so that what arrives between two attempts, or while all instances are down, would never be read.
 */
final class InitialPositionResolver {
    private static final InitialPositionInStreamExtended BEGINNING =
            InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON);
    private static final String KEY = "Latest/";
    private static final String SINCE = "since";

    private final CoordinatorMarks marks;
    private final Instant started;

    /** @param started when the source did: a stream that comes later is read whole */
    InitialPositionResolver(CoordinatorMarks marks, Instant started) {
        this.marks = marks;
        this.started = started;
    }

    /** @param timestamp for {@link InitialPosition#AT_TIMESTAMP} */
    StreamConfig of(StreamDescriptionSummary stream, InitialPosition position, Instant timestamp) {
        StreamIdentifier identifier = TrackedStreams.identify(stream);
        Instant since =
                switch (position) {
                    case TRIM_HORIZON -> Instant.MIN;
                    case AT_TIMESTAMP -> timestamp;
                    case LATEST -> firstStart(identifier);
                };
        return new StreamConfig(
                identifier,
                // Kinesis knows no shards of a time before
                since.isBefore(stream.streamCreationTimestamp()) ? BEGINNING : at(since));
    }

    private Instant firstStart(StreamIdentifier stream) {
        String key = KEY + stream.serialize();
        String now = started.toString();
        return Instant.parse(marks.putIfAbsent(key, SINCE, now) ? now : marks.get(key, SINCE));
    }

    @SuppressWarnings("JavaUtilDate") // the KCL's parameter
    private static InitialPositionInStreamExtended at(Instant time) {
        return InitialPositionInStreamExtended.newInitialPositionAtTimestamp(java.util.Date.from(time));
    }
}
