package dev.wadi.delivery.outbox;

import java.util.regex.Pattern;

/**
 * Where a message goes.
 *
 * @param address URL of the queue, or ARN of the topic
 */
record Destination(Service service, String address) {
    /** What a step says of the two options of which it has one. */
    static final String ONE_OF_TWO =
            "must lead to one queue or one topic: write queue: with the URL of a queue, or topic:"
                    + " with the ARN of a topic, and not both";

    private static final Pattern QUEUE = Pattern.compile("https?://\\S+/[A-Za-z0-9_-]+(\\.fifo)?");
    private static final Pattern TOPIC = Pattern.compile("arn:[a-z-]+:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]+(\\.fifo)?");

    /** What sends it. */
    enum Service {
        sqs,
        sns
    }

    /** @throws IllegalArgumentException if the value is no URL of a queue: without this the first message would find out */
    static Destination queue(String url) {
        if (!QUEUE.matcher(url).matches()) {
            throw new IllegalArgumentException("is not the URL of a queue: '" + url + "'");
        }
        return new Destination(Service.sqs, url);
    }

    /** @throws IllegalArgumentException if the value is no ARN of a topic */
    static Destination topic(String arn) {
        if (!TOPIC.matcher(arn).matches()) {
            throw new IllegalArgumentException("is not the ARN of a topic: '" + arn + "'");
        }
        return new Destination(Service.sns, arn);
    }

    /** Whether it takes each message once by its de-duplication id, for five minutes. */
    boolean isFifo() {
        return address.endsWith(".fifo");
    }
}
