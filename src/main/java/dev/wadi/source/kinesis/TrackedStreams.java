package dev.wadi.source.kinesis;

import java.util.List;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.kinesis.common.StreamConfig;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.processor.FormerStreamsLeasesDeletionStrategy;
import software.amazon.kinesis.processor.FormerStreamsLeasesDeletionStrategy.NoLeaseDeletionStrategy;
import software.amazon.kinesis.processor.MultiStreamTracker;

/**
 * The streams of one source, as the KCL knows them: by account, name and time of creation. A stream that was deleted and created anew under
 * the same name is therefore another one, with positions of its own.
 *
 * @param streamConfigList each with where it is read from at first
 */
record TrackedStreams(List<StreamConfig> streamConfigList) implements MultiStreamTracker {

    static StreamIdentifier identify(StreamDescriptionSummary stream) {
        return StreamIdentifier.multiStreamInstance(
                Arn.fromString(stream.streamARN()),
                stream.streamCreationTimestamp().getEpochSecond());
    }

    List<StreamIdentifier> identifiers() {
        return streamConfigList.stream().map(StreamConfig::streamIdentifier).toList();
    }

    /** The position in a stream that is no longer read stays in the table: it may be read again. */
    @Override
    public FormerStreamsLeasesDeletionStrategy formerStreamsLeasesDeletionStrategy() {
        return new NoLeaseDeletionStrategy();
    }
}
