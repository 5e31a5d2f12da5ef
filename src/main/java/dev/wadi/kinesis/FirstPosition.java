package dev.wadi.kinesis;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.common.StreamConfig;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.coordinator.CoordinatorState;
import software.amazon.kinesis.coordinator.CoordinatorStateDAO;
import software.amazon.kinesis.leases.exceptions.LeasingException;

/**
 * Where a stream is read from at first. LATEST is a time, that of the very first start, and kept in the coordinator table: to the KCL it is
 * "now" at each attempt, so that what arrives between two attempts, or while all instances are down, would never be read.
 */
final class FirstPosition {
    private static final InitialPositionInStreamExtended BEGINNING =
            InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON);
    private static final String KEY = "Latest/";
    private static final String SINCE = "since";

    private final CoordinatorStateDAO states;
    private final Instant started;

    /** @param started when the source did: a stream that comes later is read whole */
    FirstPosition(CoordinatorStateDAO states, Instant started) {
        this.states = states;
        this.started = started;
    }

    /** @param timestamp for {@link InitialPosition#AT_TIMESTAMP} */
    StreamConfig of(StreamDescriptionSummary stream, InitialPosition position, Instant timestamp)
            throws LeasingException {
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

    private Instant firstStart(StreamIdentifier stream) throws LeasingException {
        String key = KEY + stream.serialize();
        String now = started.toString();
        boolean first = states.createCoordinatorStateIfNotExists(CoordinatorState.builder()
                .key(key)
                .attributes(Map.of(SINCE, AttributeValue.fromS(now)))
                .build());
        return Instant.parse(
                first
                        ? now
                        : states.getCoordinatorState(key)
                                .getAttributes()
                                .get(SINCE)
                                .s());
    }

    @SuppressWarnings("JavaUtilDate") // the KCL's parameter
    private static InitialPositionInStreamExtended at(Instant time) {
        return InitialPositionInStreamExtended.newInitialPositionAtTimestamp(java.util.Date.from(time));
    }
}
