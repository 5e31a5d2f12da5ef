package dev.wadi.source.kinesis;

import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of a {@link KinesisStreamEndpoint}, each within its bounds. */
@UriParams
public class KinesisStreamConfiguration {
    /** The KCL does not go below. */
    private static final Duration SHORTEST_FAILOVER = Duration.ofSeconds(2);

    @UriParam(
            label = "consumer",
            description =
                    "Where further options come from: with settings=orders, pollInterval is the setting orders.poll-interval, and so on. What the endpoint"
                            + " names itself wins.")
    private String settings;

    @UriParam(
            label = "consumer",
            defaultValue = "TRIM_HORIZON",
            description = "Where a stream is read from that this source has no position in yet.")
    private InitialPosition initialPosition = InitialPosition.TRIM_HORIZON;

    @UriParam(
            label = "consumer",
            description =
                    "The time for initialPosition AT_TIMESTAMP, as 2026-11-21T00:00:00Z: what came then or later is read.")
    private String startTimestamp;

    @UriParam(label = "consumer", defaultValue = "1000", description = "Most records of one poll, 1 to 10000.")
    private int maxRecords = 1000;

    @UriParam(
            label = "consumer",
            defaultValue = "1s",
            description =
                    "Shortest time between two polls of a shard, at least 200 ms; after a full one the next begins after 200 ms. The service takes 5 polls a second for each"
                            + " shard, all readers together.",
            javaType = "java.time.Duration")
    private Duration pollInterval = Duration.ofSeconds(1);

    @UriParam(
            label = "consumer",
            description =
                    "Table in DynamoDB for the leases and positions; made if missing, with two more, -coordinator and -workers. One for each source, the same for all its instances."
                            + " Default: wadi-ROUTEID-leases.")
    private String leaseTable;

    @UriParam(
            label = "consumer",
            defaultValue = "10s",
            description =
                    "Time without a heartbeat after which an instance is considered failed and its shards are reassigned, at least 2 s.",
            javaType = "java.time.Duration")
    private Duration failoverTime = Duration.ofSeconds(10);

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "5s",
            description =
                    "How long a stop waits for the polls in flight; what is not acknowledged then is delivered again.",
            javaType = "java.time.Duration")
    private Duration stopTimeout = Duration.ofSeconds(5);

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "false",
            description =
                    "Whether records are pushed over HTTP/2 with a throughput of its own (enhanced fan-out, at extra cost) instead of polled."
                            + " maxRecords and pollInterval do not apply then.")
    private boolean enhancedFanOut;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "false",
            description = "Whether the client library's own metrics go to CloudWatch, at extra cost.")
    private boolean cloudWatchMetrics;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether records of one partition key keep their order also where the service refuses some of them: a call has one record of each key at most.")
    private boolean ordered = true;

    @UriParam(
            label = "producer",
            description =
                    "Largest record in bytes, its partition key included, 1 to 10485760; as many as the stream takes."
                            + " Default: the setting wadi.kinesis-max-record-size, else 1048576.")
    private Integer maxRecordSize;

    @UriParam(
            label = "common,advanced",
            defaultValue = "30s",
            description = "Longest pause between two attempts while a dependency is unavailable.",
            javaType = "java.time.Duration")
    private Duration maxBackoff = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException for options of a source that do not go together */
    void requireReadable() {
        if (initialPosition == InitialPosition.AT_TIMESTAMP && startTime() == null) {
            throw new IllegalArgumentException(
                    "initialPosition AT_TIMESTAMP needs a startTimestamp, such as 2026-11-21T00:00:00Z");
        }
    }

    /** Null where none is given. */
    Instant startTime() {
        return startTimestamp == null || startTimestamp.isBlank() ? null : Instant.parse(startTimestamp);
    }

    /** Bytes, partition key included. */
    int maxRecordSize(CamelContext context) {
        int size = maxRecordSize == null ? RecordLimit.of(context) : maxRecordSize;
        if (size < 1 || size > RecordLimit.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "maxRecordSize must be 1 to " + RecordLimit.MOST_BYTES + " bytes, not " + size);
        }
        return size;
    }

    private static void requireAtLeast(String option, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    option + " must be at least " + least.toMillis() + " ms, not " + value.toMillis());
        }
    }

    public String getSettings() {
        return settings;
    }

    public void setSettings(String settings) {
        this.settings = settings;
    }

    public InitialPosition getInitialPosition() {
        return initialPosition;
    }

    public void setInitialPosition(InitialPosition initialPosition) {
        this.initialPosition = initialPosition;
    }

    public int getMaxRecords() {
        return maxRecords;
    }

    public void setMaxRecords(int maxRecords) {
        if (maxRecords < 1 || maxRecords > 10_000) {
            throw new IllegalArgumentException("maxRecords must be 1 to 10000, not " + maxRecords);
        }
        this.maxRecords = maxRecords;
    }

    public Duration getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(Duration pollInterval) {
        requireAtLeast("pollInterval", pollInterval, PollPause.SHORTEST);
        this.pollInterval = pollInterval;
    }

    public String getStartTimestamp() {
        return startTimestamp;
    }

    public void setStartTimestamp(String startTimestamp) {
        this.startTimestamp = startTimestamp;
    }

    public String getLeaseTable() {
        return leaseTable;
    }

    public void setLeaseTable(String leaseTable) {
        this.leaseTable = leaseTable;
    }

    public Duration getFailoverTime() {
        return failoverTime;
    }

    public void setFailoverTime(Duration failoverTime) {
        requireAtLeast("failoverTime", failoverTime, SHORTEST_FAILOVER);
        this.failoverTime = failoverTime;
    }

    public Duration getStopTimeout() {
        return stopTimeout;
    }

    public void setStopTimeout(Duration stopTimeout) {
        this.stopTimeout = stopTimeout;
    }

    public boolean isEnhancedFanOut() {
        return enhancedFanOut;
    }

    public void setEnhancedFanOut(boolean enhancedFanOut) {
        this.enhancedFanOut = enhancedFanOut;
    }

    public boolean isCloudWatchMetrics() {
        return cloudWatchMetrics;
    }

    public void setCloudWatchMetrics(boolean cloudWatchMetrics) {
        this.cloudWatchMetrics = cloudWatchMetrics;
    }

    public boolean isOrdered() {
        return ordered;
    }

    public void setOrdered(boolean ordered) {
        this.ordered = ordered;
    }

    public Integer getMaxRecordSize() {
        return maxRecordSize;
    }

    public void setMaxRecordSize(Integer maxRecordSize) {
        this.maxRecordSize = maxRecordSize;
    }

    public Duration getMaxBackoff() {
        return maxBackoff;
    }

    public void setMaxBackoff(Duration maxBackoff) {
        this.maxBackoff = maxBackoff;
    }
}
