package dev.wadi.deadletter;

import static dev.wadi.delivery.RouteTarget.DEAD_LETTER_URI;

import dev.wadi.delivery.HoldException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Writes what a batch refused to the dead-letter queue of its pipeline, up to ten letters a call. Called before the source acknowledges the
 * batch; if it fails, nothing is acknowledged. After a crash a letter may be there twice, with the same {@code source_id}.
 */
public final class DeadLetterRoute extends EndpointRouteBuilder {

    @Override
    public void configure() {
        from(DEAD_LETTER_URI)
                .routeId("dead-letter")
                .routeDescription("Refused records to the dead-letter queue of their pipeline")
                .errorHandler(noErrorHandler())
                .process(new DeadLetterPages())
                .id("envelope")
                // what is left in the headers would become attributes of the message
                .removeHeaders("*")
                .id("clear-headers")
                .split(body(), AggregationStrategies.useOriginal())
                .stopOnException()
                .id("each-page")
                .toD("aws2-sqs:${exchangeProperty." + DeadLetterPages.QUEUE + "}")
                .id("send")
                .process(DeadLetterRoute::requireAllTaken)
                .id("require-all-taken")
                .end();
    }

    private static void requireAllTaken(Exchange exchange) {
        var failed =
                exchange.getMessage().getBody(SendMessageBatchResponse.class).failed();
        if (!failed.isEmpty()) {
            throw new HoldException(failed.size() + " dead letters were not taken by the queue: "
                    + failed.get(0).code() + " " + failed.get(0).message());
        }
    }
}
