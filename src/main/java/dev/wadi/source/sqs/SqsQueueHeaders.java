package dev.wadi.source.sqs;

import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.spi.Metadata;

/** Headers of the messages that a route gets, called as in Camel's own component. Nothing that their senders named is among them. */
public final class SqsQueueHeaders {
    @Metadata(label = "consumer", description = "Id of the message, the same at every delivery.", javaType = "String")
    public static final String MESSAGE_ID = Sqs2Constants.MESSAGE_ID;

    @Metadata(
            label = "consumer",
            description = "Group of the message; absent where its sender gave none, which a standard queue allows.",
            javaType = "String")
    public static final String MESSAGE_GROUP_ID = Sqs2Constants.MESSAGE_GROUP_ID_PROPERTY;

    private SqsQueueHeaders() {}
}
