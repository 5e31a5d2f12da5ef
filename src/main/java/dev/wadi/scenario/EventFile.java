package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a file for {@code wadi invoke} may hold: a scenario; a step of its inputs, {@code {"poll": [...]}}; the event that AWS Lambda gets from
 * Kinesis, {@code {"Records": [...]}}; anything else is the data of one record, byte for byte.
 */
final class EventFile {
    private static final String SHARD = "shardId-000000000000";

    private EventFile() {}

    /** The same as a scenario that expects nothing. */
    static JsonNode scenario(String pipeline, byte[] event) {
        JsonNode json = new ScenarioReader().readIfObject(new String(event, StandardCharsets.UTF_8));
        if (json.has("inputs")) {
            return json;
        }
        ObjectNode scenario = new ObjectMapper().createObjectNode();
        scenario.put("id", "event").put("pipeline", pipeline);
        scenario.putObject("config");
        scenario.putObject("expected");
        ArrayNode inputs = scenario.putArray("inputs");
        if (json.has("poll")) {
            inputs.add(json);
        } else if (json.path("Records").path(0).has("kinesis")) {
            ArrayNode poll = inputs.addObject().putArray("poll");
            json.get("Records").forEach(record -> addLambdaRecord(poll, record));
        } else {
            addRecord(
                    inputs.addObject().putArray("poll"),
                    SHARD,
                    "0",
                    Base64.getEncoder().encodeToString(event));
        }
        return scenario;
    }

    /** {@code eventID} is {@code <shardId>:<sequenceNumber>}. */
    private static void addLambdaRecord(ArrayNode poll, JsonNode record) {
        String eventId = record.path("eventID").asText(SHARD);
        int colon = eventId.indexOf(':');
        JsonNode kinesis = record.path("kinesis");
        addRecord(
                poll,
                colon < 0 ? eventId : eventId.substring(0, colon),
                kinesis.path("sequenceNumber").asText(eventId.substring(colon + 1)),
                kinesis.path("data").asText());
    }

    private static void addRecord(ArrayNode poll, String shardId, String sequenceNumber, String base64) {
        ObjectNode record = poll.addObject().put("shardId", shardId).put("sequenceNumber", sequenceNumber);
        record.putObject("data").put("$base64", base64);
    }
}
