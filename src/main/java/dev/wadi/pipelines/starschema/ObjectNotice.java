package dev.wadi.pipelines.starschema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.JsonObjectReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * That there is a new object, as S3 tells it.
 *
 * @param key decoded
 * @param recordIndex its place in the message
 * @param payload a message that tells of this object alone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ObjectNotice(String key, Integer recordIndex, byte[] payload) implements SourceRecord {
    /** What stands beside the fields that are read refuses no notice; the queue bounds it. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(JsonObjectReader.UNBOUNDED)
            .build());

    private static final String RECORDS = "Records";
    private static final String CREATED = "ObjectCreated:";

    @Override
    public String sourceId() {
        return key;
    }

    /**
     * The objects that a message of S3 tells of, itself or in an envelope of SNS. None: it is about something else, such as a test.
     *
     * @throws RefusedException if it is no such message
     */
    public static List<ObjectNotice> all(byte[] message) throws RefusedException {
        JsonNode json = read(message);
        if (json.path("Message").isTextual()) {
            json = read(json.get("Message").asText().getBytes(UTF_8));
        }
        if (json.path("Event").asText().equals("s3:TestEvent")) {
            return List.of();
        }
        if (!json.path(RECORDS).isArray() || json.path(RECORDS).isEmpty()) {
            throw NoticeReason.notice_invalid.because(
                    "the message has no list Records; a notification of S3 to SQS, or by way of SNS, has one");
        }
        List<ObjectNotice> notices = new ArrayList<>();
        for (int at = 0; at < json.get(RECORDS).size(); at++) {
            JsonNode record = json.get(RECORDS).get(at);
            if (record.path("eventName").asText().replace("s3:", "").startsWith(CREATED)) {
                notices.add(notice(record, at));
            }
        }
        return notices;
    }

    /** What S3 would have sent of an object. */
    public static String message(String key) {
        ObjectNode message = JSON.createObjectNode();
        ObjectNode record = message.putArray(RECORDS).addObject();
        record.put("eventName", CREATED + "Put");
        record.putObject("s3").putObject("object").put("key", URLEncoder.encode(key, UTF_8));
        return message.toString();
    }

    private static ObjectNotice notice(JsonNode record, int at) throws RefusedException {
        JsonNode key = record.path("s3").path("object").path("key");
        if (!key.isTextual()) {
            throw NoticeReason.notice_invalid.because("Records[" + at + "] has no s3.object.key");
        }
        ObjectNode alone = JSON.createObjectNode();
        alone.putArray(RECORDS).add(record);
        return new ObjectNotice(decoded(key.asText()), at, alone.toString().getBytes(UTF_8));
    }

    private static String decoded(String key) throws RefusedException {
        try {
            return URLDecoder.decode(key, UTF_8);
        } catch (IllegalArgumentException e) {
            throw NoticeReason.notice_invalid.because("the key of an object has a % that begins no byte");
        }
    }

    private static JsonNode read(byte[] message) throws RefusedException {
        try {
            return JSON.readTree(new String(message, UTF_8));
        } catch (JsonProcessingException e) {
            throw NoticeReason.notice_invalid.because("the message is no JSON");
        }
    }
}
