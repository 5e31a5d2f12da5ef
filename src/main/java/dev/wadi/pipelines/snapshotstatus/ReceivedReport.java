package dev.wadi.pipelines.snapshotstatus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.JsonObjectReader;
import dev.wadi.edge.json.NotAJsonObjectException;
import dev.wadi.edge.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One message of the run as it lay in an SQS message: alone in it, or in an element of its envelope (spec section 1).
 *
 * @param source the SQS message
 * @param recordIndex position in the envelope; null where there is none
 * @param element of the envelope; null where there is none
 * @param members of the element where it is an object, else none
 */
public record ReceivedReport(SourceRecord source, Integer recordIndex, RawJson element, Map<String, RawJson> members)
        implements SourceRecord {
    private static final String RECORDS = "Records";
    private static final String BODY = "body";
    private static final String MESSAGE_ID = "messageId";

    /** All elements of an envelope, also those without body; the message itself where it is none. Refuses nothing. */
    public static List<ReceivedReport> allIn(SourceRecord message) {
        List<ReceivedReport> reports = new ArrayList<>();
        try {
            RawJson records = JsonObjectReader.values(message.payload()).get(RECORDS);
            if (records != null) {
                for (RawJson element : records.elements()) {
                    reports.add(new ReceivedReport(message, reports.size(), element, members(element)));
                }
            }
        } catch (NotAJsonObjectException e) {
            // no envelope in any case; whether it is a message is not asked here
            return List.of(bare(message));
        }
        return reports.stream().anyMatch(ReceivedReport::hasBody) ? reports : List.of(bare(message));
    }

    private static Map<String, RawJson> members(RawJson element) throws NotAJsonObjectException {
        return element.isObject() ? JsonObjectReader.values(element.raw()) : Map.of();
    }

    static ReceivedReport bare(SourceRecord source) {
        return new ReceivedReport(source, null, null, Map.of());
    }

    boolean isBare() {
        return element == null;
    }

    boolean hasBody() {
        return isBare() || members.containsKey(BODY);
    }

    /** The element's body; null for a bare message, whose text is its payload. */
    RawJson body() {
        return members.get(BODY);
    }

    /** Identity of the message behind the element, the same whatever envelope carries it; empty where it has none. */
    String elementId() {
        RawJson id = members.get(MESSAGE_ID);
        return id != null && id.isText() ? id.text() : "";
    }

    @Override
    public String sourceId() {
        return source.sourceId();
    }

    @Override
    public String origin() {
        return source.origin();
    }

    @Override
    public String partitionKey() {
        return source.partitionKey();
    }

    @Override
    public String messageGroupId() {
        return source.messageGroupId();
    }

    @Override
    public byte[] payload() {
        if (isBare()) {
            return source.payload();
        }
        return (hasBody() ? body().text() : element.raw()).getBytes(UTF_8);
    }

    /** An object stays an object; a text stays the text that was received, whatever stands in it. */
    @Override
    public boolean payloadAsJson() {
        return isBare() || !hasBody() || body().isObject();
    }
}
