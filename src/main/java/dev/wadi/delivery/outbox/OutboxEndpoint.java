package dev.wadi.delivery.outbox;

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
 * Send a message to a queue or topic once: with id, one that it makes itself of each record; without, those that steps in Java have left.
 *
 * <p>The message and what tells that it was announced are one transaction in a table of DynamoDB. Without an id a step that changes a row leaves the message for
 * a channel in the same transaction; this step sends what the steps before it have left. It says where the channel leads: also for messages that wait since
 * earlier, which a timer sends. The exchange stays as it is.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "outbox",
        title = "Outbox",
        syntax = "outbox:channel",
        producerOnly = true,
        category = {Category.CLOUD, Category.MESSAGING})
public class OutboxEndpoint extends DefaultEndpoint {
    @UriPath(
            description =
                    "The channel: a name of your own, such as depots-complete, which stands in the rows of messages that wait. It keeps its name when the queue or topic becomes another.")
    @Metadata(required = true)
    private final String channel;

    @UriParam(
            label = "producer",
            description =
                    "URL of the SQS queue to which the channel leads, no mere name. Scenarios and the local cloud make the queue, and set its URL. Either this or topic.")
    private String queue;

    @UriParam(
            label = "producer",
            description = "ARN of the SNS topic to which the channel leads. Either this or queue.")
    private String topic;

    @UriParam(
            label = "producer",
            description =
                    "DynamoDB table in which the messages wait. Its key is a text, Id; it may hold other rows, such as the markers of dynamodb-count-once. A channel of the same name in another table is another.")
    @Metadata(required = true)
    private String table;

    @UriParam
    private final MessageOptions message = new MessageOptions();

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "With id: whether the record ends here: as stored, or as unchanged where its message was written before, also by an attempt that could not send it. False where a step behind this one has a further effect for it, and ends it.")
    private boolean last = true;

    @UriParam(
            label = "producer",
            defaultValue = "14d",
            description =
                    "With id: how long it is remembered that a message was announced, such as 30d. At least as long as the source keeps its records: what comes again later is announced again. The table deletes what is older where its time to live is the attribute TimeToExist.")
    private String retention = "14d";

    public OutboxEndpoint(String uri, OutboxComponent component, String channel) {
        super(uri, component);
        this.channel = channel;
    }

    /** @throws IllegalArgumentException if it leads nowhere, or to two places */
    void requireComplete() {
        if (channel.isEmpty() || table == null) {
            throw new IllegalArgumentException(
                    "outbox needs a channel and a table: outbox:CHANNEL?table=NAME&queue=URL, or &topic=ARN");
        }
        destination();
        if (message.getId() == null && !message.isUnset()) {
            throw new IllegalArgumentException("outbox:" + channel
                    + " makes messages of its own, and has no id. Write id with what tells a message from all others,"
                    + " the same at every delivery of its record");
        }
    }

    /** Where the channel leads. */
    Destination destination() {
        if ((queue == null) == (topic == null)) {
            throw new IllegalArgumentException("outbox:" + channel + " " + Destination.ONE_OF_TWO);
        }
        try {
            return queue == null ? Destination.topic(topic) : Destination.queue(queue);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    (queue == null ? "topic" : "queue") + " of outbox:" + channel + " " + e.getMessage(), e);
        }
    }

    @Override
    public OutboxComponent getComponent() {
        return (OutboxComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        return new OutboxProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("outbox is no source. Write to: outbox:" + channel);
    }

    /** An empty value, as of a setting that is left empty, is none. */
    private static String given(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    public String getChannel() {
        return channel;
    }

    public String getQueue() {
        return queue;
    }

    public void setQueue(String queue) {
        this.queue = given(queue);
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = given(topic);
    }

    public String getTable() {
        return table;
    }

    public void setTable(String table) {
        this.table = given(table);
    }

    public MessageOptions getMessage() {
        return message;
    }

    public boolean isLast() {
        return last;
    }

    public void setLast(boolean last) {
        this.last = last;
    }

    public String getRetention() {
        return retention;
    }

    public void setRetention(String retention) {
        this.retention = retention;
    }
}
