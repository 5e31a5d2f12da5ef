package dev.wadi.delivery.deadletter;

import static dev.wadi.delivery.RouteBatchHandler.DEAD_LETTER_URI;

import org.apache.camel.Exchange;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Writes what a batch refused to the dead-letter queue of its pipeline, up to ten letters a call; before that, what is too large for the queue to the bucket that is
 * set for it. Called before the source acknowledges the batch; if it fails, nothing is acknowledged, and the next attempt sends what the queue does not have. After
 * a crash a letter may be there twice, with the same {@code source_id}.
 */
public final class DeadLetterRoute extends EndpointRouteBuilder {
    private static final String OBJECT = "wadiLargeLetter";
    private static final String OBJECT_ENDPOINT = "wadiLargeLetterBucket";
    private static final String PAGE = "wadiLetterPage";

    @Override
    public void configure() {
        from(DEAD_LETTER_URI)
                .routeId("dead-letter")
                .routeDescription("Refused records to the dead-letter queue of their pipeline")
                .errorHandler(noErrorHandler())
                .process(new DeadLetterBatcher())
                .id("envelope")
                // what is left in the headers would become attributes of the message
                .removeHeaders("*")
                .id("clear-headers")
                .split(exchangeProperty(DeadLetterBatcher.OBJECTS), AggregationStrategies.useOriginal())
                .stopOnException()
                .id("each-object")
                .setProperty(OBJECT, body())
                .id("object")
                .setHeader(AWS2S3Constants.KEY)
                .body(LargeLetter.class, LargeLetter::key)
                .id("key")
                .setProperty(OBJECT_ENDPOINT)
                .body(LargeLetter.class, LargeLetter::endpoint)
                .id("bucket")
                .setBody()
                .body(LargeLetter.class, LargeLetter::content)
                .id("content")
                .toD("aws2-s3:${exchangeProperty." + OBJECT_ENDPOINT + "}")
                .id("put")
                .process(exchange ->
                        exchange.getProperty(OBJECT, LargeLetter.class).put())
                .id("note-object")
                .end()
                .split(body(), AggregationStrategies.useOriginal())
                .stopOnException()
                .id("each-page")
                .setProperty(PAGE, body())
                .id("page")
                .setBody()
                .body(LetterPage.class, LetterPage::request)
                .id("request")
                .toD("aws2-sqs:${exchangeProperty." + DeadLetterBatcher.ENDPOINT + "}")
                .id("send")
                .process(DeadLetterRoute::requireAllTaken)
                .id("require-all-taken")
                .end();
    }

    private static void requireAllTaken(Exchange exchange) {
        exchange.getProperty(PAGE, LetterPage.class)
                .requireAllTaken(exchange.getMessage().getBody(SendMessageBatchResponse.class));
    }
}
