package dev.wadi.delivery.deadletter;

/**
 * The dead-letter queue of a pipeline.
 *
 * @param url where it is
 * @param maxBytes the largest message that it takes, and the most that all of one call may have
 */
record DeadLetterQueue(String url, int maxBytes) {

    boolean isFifo() {
        return url.endsWith(".fifo");
    }

    /** What follows {@code aws2-sqs:}. With the URL given, Camel does not list queues. */
    String endpoint() {
        return url.substring(url.lastIndexOf('/') + 1) + "?operation=sendBatchMessage&queueUrl=RAW(" + url + ")"
                // asked for by Camel; the group is that of the page's entries
                + (isFifo() ? "&messageGroupIdStrategy=useConstant" : "");
    }
}
