package dev.wadi.scenario.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * An event for a pipeline that reads a queue: the body of one message. The event that AWS Lambda gets from SQS, {@code {"Records": [...]}}, is one too,
 * because the pipelines open that envelope themselves. Each invocation sends a new message, with an id of its own.
 */
final class SqsEvent implements EventForm {

    @Override
    public void addInputs(ArrayNode inputs, JsonNode json, byte[] event) {
        inputs.addObject()
                .put(QueueMessages.MESSAGE_ID, FreshIdentities.messageId())
                .put(QueueMessages.BODY, new String(event, UTF_8));
    }
}
