package dev.wadi.deadletter;

import dev.wadi.delivery.HoldException;
import org.apache.camel.CamelContext;

/**
 * The queue that {@code <pipeline>.dead-letter-queue} names.
 *
 * @param queue name or URL
 */
record DeadLetterQueue(String queue) {
    /** Limit of SQS. */
    private static final int LETTERS = 10;

    static DeadLetterQueue of(CamelContext context, String pipeline) {
        String setting = pipeline + ".dead-letter-queue";
        String queue = context.resolvePropertyPlaceholders("{{" + setting + ":}}");
        if (queue.isBlank()) {
            throw new HoldException("A record was refused, but no dead-letter queue is set. Set " + setting
                    + " to the name or URL of an SQS queue.");
        }
        return new DeadLetterQueue(queue.trim());
    }

    /** One for a FIFO queue: the letters of a call share the exchange's id, and all but the first would be dropped as its duplicates. */
    int lettersPerCall() {
        return isFifo() ? 1 : LETTERS;
    }

    private boolean isFifo() {
        return queue.endsWith(".fifo");
    }

    /** What follows {@code aws2-sqs:}. With a URL the right to list queues is not needed. */
    String endpoint() {
        boolean isUrl = queue.contains("://");
        String name = isUrl ? queue.substring(queue.lastIndexOf('/') + 1) : queue;
        return name + "?operation=sendBatchMessage"
                + (isUrl ? "&queueUrl=RAW(" + queue + ")" : "")
                // a group for all: the order of dead letters means nothing
                + (isFifo() ? "&messageGroupIdStrategy=useConstant&messageDeduplicationIdStrategy=useExchangeId" : "");
    }
}
