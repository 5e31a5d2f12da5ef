package dev.wadi.source.sqs;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.apache.camel.component.aws2.sqs.Sqs2Configuration;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Camel's endpoint of the queue that is read. Camel itself would list the account's queues while it starts, and not start without that right or
 * without the queue; here the queue is looked up by its name when it is first polled, again at each poll until it is there, and not at all where
 * its URL is given.
 */
final class SourceQueue extends Sqs2Endpoint {
    /** Limit of SQS for one receive. */
    static final int MOST_AT_ONCE = 10;

    private static final List<MessageSystemAttributeName> ATTRIBUTES =
            List.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, MessageSystemAttributeName.MESSAGE_GROUP_ID);

    private final String nameOrUrl;
    private final SqsClient client;
    private String url;

    private SourceQueue(SqsQueueEndpoint options, Sqs2Component camel, Sqs2Configuration configuration) {
        super("aws2-sqs:" + configuration.getQueueName(), camel, configuration);
        nameOrUrl = options.getQueue();
        client = configuration.getAmazonSQSClient();
        setMaxMessagesPerPoll(Math.min(MOST_AT_ONCE, options.getMaxRecords()));
    }

    static SourceQueue of(SqsQueueEndpoint options) {
        Sqs2Configuration configuration = new Sqs2Configuration();
        configuration.setQueueName(nameOf(options.getQueue()));
        // anything here keeps Camel from listing queues; getQueueUrl is what is used
        configuration.setQueueUrl(options.getQueue());
        configuration.setAmazonSQSClient(options.getComponent().getAmazonSQSClient());
        configuration.setConcurrentConsumers(options.getConcurrentConsumers());
        configuration.setVisibilityTimeout((int) options.getVisibilityTimeout().toSeconds());
        configuration.setAttributeNames(
                ATTRIBUTES.stream().map(MessageSystemAttributeName::toString).collect(Collectors.joining(",")));
        configuration.setWaitTimeSeconds((int) options.getWaitTime().toSeconds());
        Sqs2Component camel = options.getCamelContext().getComponent("aws2-sqs", Sqs2Component.class);
        return new SourceQueue(options, camel, configuration);
    }

    private static String nameOf(String nameOrUrl) {
        return nameOrUrl.substring(nameOrUrl.lastIndexOf('/') + 1);
    }

    boolean isFifo() {
        return name().endsWith(".fifo");
    }

    String name() {
        return getConfiguration().getQueueName();
    }

    @Override
    protected synchronized String getQueueUrl() {
        if (url == null) {
            url = nameOrUrl.contains("://")
                    ? nameOrUrl
                    : client.getQueueUrl(request -> request.queueName(nameOrUrl))
                            .queueUrl();
        }
        return url;
    }

    String url() {
        return getQueueUrl();
    }

    /** What is there now; waits for nothing. */
    List<Message> receive(int most) {
        Sqs2Configuration configuration = getConfiguration();
        return client.receiveMessage(request -> request.queueUrl(url())
                        .maxNumberOfMessages(Math.min(MOST_AT_ONCE, most))
                        .messageSystemAttributeNames(ATTRIBUTES)
                        .visibilityTimeout(configuration.getVisibilityTimeout())
                        .waitTimeSeconds(0))
                .messages();
    }
}
