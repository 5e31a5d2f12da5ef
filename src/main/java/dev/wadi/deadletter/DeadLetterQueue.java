package dev.wadi.deadletter;

import dev.wadi.delivery.HoldException;
import org.apache.camel.CamelContext;

/**
 * The queue that {@code <pipeline>.dead-letter-queue} names.
 *
 * @param queue name or URL
 */
record DeadLetterQueue(String queue) {

    static DeadLetterQueue of(CamelContext context, String pipeline) {
        String setting = pipeline + ".dead-letter-queue";
        String queue = context.resolvePropertyPlaceholders("{{" + setting + ":}}");
        if (queue.isBlank()) {
            throw new HoldException("A record was refused, but no dead-letter queue is set. Set " + setting
                    + " to the name or URL of an SQS queue.");
        }
        return new DeadLetterQueue(queue.trim());
    }

    /** What follows {@code aws2-sqs:}. With a URL the right to list queues is not needed. */
    String endpoint() {
        boolean isUrl = queue.contains("://");
        String name = isUrl ? queue.substring(queue.lastIndexOf('/') + 1) : queue;
        return name + "?operation=sendBatchMessage"
                + (isUrl ? "&queueUrl=RAW(" + queue + ")" : "")
                // a group for all: the order of dead letters means nothing
                + (name.endsWith(".fifo")
                        ? "&messageGroupIdStrategy=useConstant&messageDeduplicationIdStrategy=useExchangeId"
                        : "");
    }
}
