package dev.wadi.delivery.outbox;

/** Why SQS or SNS would refuse a message however often it is sent. The detail quotes nothing of the message. */
public record Refusal(Part part, String detail) {

    /** What of the message is to blame. */
    public enum Part {
        /** The group of a FIFO queue or topic, or of a queue of any kind. */
        group,
        /** Body and attributes together. */
        size,
        /** Characters of the body, an attribute or the de-duplication id. */
        content
    }
}
