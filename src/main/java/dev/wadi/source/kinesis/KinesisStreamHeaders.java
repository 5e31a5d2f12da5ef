package dev.wadi.source.kinesis;

import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.kinesis.Kinesis2Constants;
import org.apache.camel.spi.Metadata;

/** Headers of the messages that a route gets, called as in Camel's own component where that has them. */
public final class KinesisStreamHeaders {
    @Metadata(label = "consumer", description = "The stream. The poll has this header too.", javaType = "String")
    public static final String STREAM = "CamelKinesisStreamName";

    @Metadata(label = "consumer", description = "The shard. The poll has this header too.", javaType = "String")
    public static final String SHARD_ID = Kinesis2Constants.SHARD_ID;

    @Metadata(
            label = "consumer",
            description = "Sequence number of the record: decimal digits, growing within the shard.",
            javaType = "String")
    public static final String SEQUENCE_NUMBER = Kinesis2Constants.SEQUENCE_NUMBER;

    @Metadata(
            label = "consumer",
            description = "Position inside a KPL aggregate; absent for a record of its own.",
            javaType = "long")
    public static final String SUB_SEQUENCE_NUMBER = "CamelKinesisStreamSubSequenceNumber";

    @Metadata(label = "consumer", description = "Partition key, as the producer gave it.", javaType = "String")
    public static final String PARTITION_KEY = Kinesis2Constants.PARTITION_KEY;

    @Metadata(
            label = "consumer",
            description = "When the stream took the record, to the millisecond.",
            javaType = "java.time.Instant")
    public static final String ARRIVAL = Kinesis2Constants.APPROX_ARRIVAL_TIME;

    @Metadata(
            label = "consumer",
            description = "When the stream took the record, in milliseconds since 1970, UTC.",
            javaType = "long")
    public static final String MESSAGE_TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

    private KinesisStreamHeaders() {}
}
