package dev.wadi.scenario.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/**
 * An event for a pipeline that reads a stream: a step of a scenario's inputs, {@code {"poll": [...]}}; the event that AWS Lambda gets from Kinesis,
 * {@code {"Records": [...]}}; anything else is the data of one record, byte for byte.
 */
final class KinesisEvent implements EventForm {
    private static final String SHARD = "shardId-000000000000";
    private static final String STREAM = ":stream/";

    @Override
    public void addInputs(ArrayNode inputs, JsonNode json, byte[] event) {
        if (json.has("poll")) {
            inputs.add(json);
        } else if (json.path("Records").path(0).has("kinesis")) {
            ArrayNode poll = inputs.addObject().putArray("poll");
            json.get("Records").forEach(record -> addLambdaRecord(poll, record));
        } else {
            addRecord(
                    inputs.addObject().putArray("poll"),
                    SHARD,
                    new FreshIdentities().sequenceNumber(),
                    Base64.getEncoder().encodeToString(event));
        }
    }

    /** {@code eventID} is {@code <shardId>:<sequenceNumber>}. */
    private static void addLambdaRecord(ArrayNode poll, JsonNode record) {
        String eventId = record.path("eventID").asText(SHARD);
        int colon = eventId.indexOf(':');
        JsonNode kinesis = record.path("kinesis");
        ObjectNode added = addRecord(
                poll,
                colon < 0 ? eventId : eventId.substring(0, colon),
                kinesis.path("sequenceNumber").asText(eventId.substring(colon + 1)),
                kinesis.path("data").asText());
        String arn = record.path("eventSourceARN").asText();
        if (arn.contains(STREAM)) {
            added.put("stream", arn.substring(arn.indexOf(STREAM) + STREAM.length()));
        }
    }

    private static ObjectNode addRecord(ArrayNode poll, String shardId, String sequenceNumber, String base64) {
        ObjectNode record = poll.addObject().put("shardId", shardId).put("sequenceNumber", sequenceNumber);
        record.putObject("data").put("$base64", base64);
        return record;
    }
}
