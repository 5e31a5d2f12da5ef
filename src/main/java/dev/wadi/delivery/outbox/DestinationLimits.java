package dev.wadi.delivery.outbox;

import dev.wadi.delivery.outbox.Destination.Service;
import dev.wadi.edge.aws.QueueSizeLimits;
import org.apache.camel.CamelContext;

/** What a destination takes that has a limit of its own. Remembered for five minutes; one that is lowered is seen after that. */
interface DestinationLimits {
    /** Those of the services alone. */
    DestinationLimits NONE = (destination, bytes) -> Integer.MAX_VALUE;

    /**
     * @param bytes of the message that is meant: a queue is not asked about what each queue takes
     * @return bytes
     */
    int mostBytes(Destination destination, int bytes);

    /** Those of the queues that this context sends to. */
    static DestinationLimits of(CamelContext context) {
        QueueSizeLimits queues = new QueueSizeLimits();
        return (destination, bytes) -> destination.service() != Service.sqs || bytes <= QueueSizeLimits.LEAST_BYTES
                ? Integer.MAX_VALUE
                : queues.of(
                        QueueSizeLimits.client(context),
                        destination.address(),
                        SendLimits.MOST_BYTES,
                        "If it is lower, messages beyond it stay in the outbox.");
    }
}
