package dev.wadi.source.sqs;

import java.time.Duration;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Read SQS queues without loss.
 *
 * <p>At least once. One exchange for all messages of a poll, body a list of their messages. Each message is deleted when it has its outcome and
 * its dead letters are written, also while others are held. Of a FIFO queue an exchange has one message of each group, the first that is not done with. Messages are put on queues by Camel's aws2-sqs.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "sqs-queue",
        title = "SQS Queue",
        syntax = "sqs-queue:queue",
        consumerOnly = true,
        headersClass = SqsQueueHeaders.class,
        category = {Category.CLOUD, Category.MESSAGING})
public class SqsQueueEndpoint extends DefaultEndpoint {
    /** Below, a third of it would not be a whole second, the unit of SQS. */
    private static final Duration SHORTEST_VISIBILITY = Duration.ofSeconds(3);
    /** Limit of SQS, counted from the first receipt whatever is extended. */
    private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

    /** For one poll. */
    private static final int MOST_CALLS = 10;

    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    private static final long MIB = 1024 * 1024;

    @UriPath(description = "Name or URL of the queue. With a URL the right to look the queue up is not needed.")
    @Metadata(required = true)
    private final String queue;

    @UriParam(
            label = "consumer",
            description =
                    "Where further options come from: with settings=orders, maxHold is the setting orders.max-hold, and so on. What the endpoint"
                            + " names itself wins.")
    private String settings;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description = "How many polls are worked on at a time, each consumer polling by itself, 1 to 100.")
    private int concurrentConsumers = 1;

    @UriParam(
            label = "consumer",
            defaultValue = "10",
            description =
                    "Most messages that a consumer takes in one poll, 1 to 100, by several calls where more than 10 are there; the route gets them"
                            + " together.")
    private int maxRecords = 10;

    @UriParam(
            label = "consumer",
            defaultValue = "134217728",
            description =
                    "Most bytes of messages in flight, of all consumers together, at least 1 MiB for each of maxRecords. A poll waits until there is room for"
                            + " the largest messages that it may bring.")
    private long maxBytes = 128L * MIB;

    @UriParam(
            label = "consumer",
            defaultValue = "30s",
            description =
                    "For how long a message in flight is hidden from others, at least 3 s. It is extended for as long as the message is in flight;"
                            + " after a crash that is how long until another consumer gets it.",
            javaType = "java.time.Duration")
    private Duration visibilityTimeout = Duration.ofSeconds(30);

    @UriParam(
            label = "consumer",
            defaultValue = "20s",
            description = "How long a poll waits for messages, 1 to 20 s.",
            javaType = "java.time.Duration")
    private Duration waitTime = Duration.ofSeconds(20);

    @UriParam(
            label = "consumer",
            defaultValue = "5m",
            description =
                    "How long a message is held while a dependency is unavailable, before SQS is left to deliver it again; below 12 hours."
                            + " Longer, up to 11 hours after its receipt, where the queue has a redrive policy and half of the receipts are used.",
            javaType = "java.time.Duration")
    private Duration maxHold = Duration.ofMinutes(5);

    @UriParam(
            label = "consumer",
            defaultValue = "0s",
            description =
                    "How long a message that was held for maxHold and left to SQS stays hidden, up to 1 hour; twice as long from its second delivery on."
                            + " 0s: until its visibilityTimeout ends.",
            javaType = "java.time.Duration")
    private Duration retryAfter = Duration.ZERO;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "30s",
            description = "Longest pause between two attempts while a dependency is unavailable.",
            javaType = "java.time.Duration")
    private Duration maxBackoff = Duration.ofSeconds(30);

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "4s",
            description =
                    "How long a stop waits for the messages in flight; what is not deleted then is delivered again.",
            javaType = "java.time.Duration")
    private Duration stopTimeout = Duration.ofSeconds(4);

    public SqsQueueEndpoint(String uri, SqsQueueComponent component, String queue) {
        super(uri, component);
        this.queue = queue;
    }

    @Override
    public SqsQueueComponent getComponent() {
        return (SqsQueueComponent) super.getComponent();
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (maxBytes < maxRecords * MIB) {
            throw new IllegalArgumentException("maxBytes must be at least 1 MiB for each of maxRecords, "
                    + maxRecords * MIB + ", not " + maxBytes);
        }
        SqsQueueConsumer consumer = new SqsQueueConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("sqs-queue only reads. Put messages on a queue with aws2-sqs:NAME");
    }

    private static void requireBetween(String option, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(option + " must be " + least.toSeconds() + " to " + most.toSeconds()
                    + " s, not " + (double) value.toMillis() / 1_000);
        }
    }

    private static void requireBetween(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + " must be " + least + " to " + most + ", not " + value);
        }
    }

    public String getQueue() {
        return queue;
    }

    public String getSettings() {
        return settings;
    }

    public void setSettings(String settings) {
        this.settings = settings;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    public void setConcurrentConsumers(int concurrentConsumers) {
        requireBetween("concurrentConsumers", concurrentConsumers, 1, 100);
        this.concurrentConsumers = concurrentConsumers;
    }

    public int getMaxRecords() {
        return maxRecords;
    }

    public void setMaxRecords(int maxRecords) {
        requireBetween("maxRecords", maxRecords, 1, MOST_CALLS * SourceQueue.MOST_AT_ONCE);
        this.maxRecords = maxRecords;
    }

    public long getMaxBytes() {
        return maxBytes;
    }

    public void setMaxBytes(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    public Duration getVisibilityTimeout() {
        return visibilityTimeout;
    }

    public void setVisibilityTimeout(Duration visibilityTimeout) {
        requireBetween("visibilityTimeout", visibilityTimeout, SHORTEST_VISIBILITY, LONGEST_VISIBILITY);
        this.visibilityTimeout = visibilityTimeout;
    }

    public Duration getWaitTime() {
        return waitTime;
    }

    public void setWaitTime(Duration waitTime) {
        requireBetween("waitTime", waitTime, Duration.ofSeconds(1), Duration.ofSeconds(20));
        this.waitTime = waitTime;
    }

    public Duration getMaxHold() {
        return maxHold;
    }

    public void setMaxHold(Duration maxHold) {
        requireBetween("maxHold", maxHold, Duration.ZERO, LONGEST_VISIBILITY.minusHours(1));
        this.maxHold = maxHold;
    }

    public Duration getRetryAfter() {
        return retryAfter;
    }

    public void setRetryAfter(Duration retryAfter) {
        requireBetween("retryAfter", retryAfter, Duration.ZERO, LONGEST_RETRY);
        this.retryAfter = retryAfter;
    }

    public Duration getMaxBackoff() {
        return maxBackoff;
    }

    public void setMaxBackoff(Duration maxBackoff) {
        this.maxBackoff = maxBackoff;
    }

    public Duration getStopTimeout() {
        return stopTimeout;
    }

    public void setStopTimeout(Duration stopTimeout) {
        this.stopTimeout = stopTimeout;
    }
}
