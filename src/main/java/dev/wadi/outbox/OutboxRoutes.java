package dev.wadi.outbox;

import org.apache.camel.Exchange;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** How messages leave an outbox: asked for by a route, and by a timer where nobody asks any more. In Java, so that no edit of a YAML file can break it. */
public final class OutboxRoutes extends EndpointRouteBuilder {
    static final String SEND = "direct:outbox-send";
    static final String ENDPOINT = "wadiOutboxEndpoint";
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    @Override
    public void configure() {
        OutboxSender sender = new OutboxSender(getCamelContext().createProducerTemplate());
        from(direct("outbox"))
                .routeId("outbox")
                .routeDescription("What is due is sent once")
                .errorHandler(noErrorHandler())
                .process(exchange -> Outbox.sendDue(exchange, sender))
                .id("send-due");

        from(timer("outbox-resend")
                        .period("{{wadi.outbox-resend-interval:10000}}")
                        .delay("{{wadi.outbox-resend-interval:10000}}"))
                .routeId("outbox-resend")
                .routeDescription("What a crash or an outage has left behind is sent")
                .process(new OutboxResend(sender))
                .id("send-pending");

        from(SEND)
                .routeId("outbox-send")
                .routeDescription("One message to its queue or topic")
                .errorHandler(noErrorHandler())
                .toD("${exchangeProperty." + ENDPOINT + "}")
                .id("send-message")
                .process(OutboxRoutes::requireTaken)
                .id("require-message-taken");
    }

    /**
     * What a batch did not take is no exception of the SDK; here it is the one that the message alone would have had. An answer that does not say that the
     * message was taken is not the service's, whatever its status.
     */
    private static void requireTaken(Exchange exchange) {
        Object answer = exchange.getMessage().getBody();
        if (answer instanceof SendMessageBatchResponse sqs) {
            sqs.failed().forEach(entry -> {
                throw SqsException.builder()
                        .message(entry.message())
                        .statusCode(status(entry.senderFault()))
                        .awsErrorDetails(details(entry.code(), entry.message()))
                        .build();
            });
            if (!sqs.successful().isEmpty()) {
                return;
            }
        } else if (answer instanceof PublishBatchResponse sns) {
            sns.failed().forEach(entry -> {
                throw SnsException.builder()
                        .message(entry.message())
                        .statusCode(status(entry.senderFault()))
                        .awsErrorDetails(details(entry.code(), entry.message()))
                        .build();
            });
            if (!sns.successful().isEmpty()) {
                return;
            }
        }
        throw SdkClientException.create("The answer does not say whether the message was taken");
    }

    private static int status(Boolean senderFault) {
        return Boolean.TRUE.equals(senderFault) ? REFUSED : FAILED;
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    }
}
