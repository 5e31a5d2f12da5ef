package dev.wadi.pipelines.snapshotstatus;

import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.JsonValue;
import dev.wadi.edge.json.NoObjectException;
import dev.wadi.edge.json.ObjectText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Spec section 1: what an SQS message carries, one message or the elements of an envelope. */
public final class Envelope {
    private static final String RECORDS = "Records";

    private Envelope() {}

    /** All elements of an envelope, also those without body; the message itself where it is none. Refuses nothing. */
    public static List<ReceivedMessage> open(SourceRecord message) {
        List<ReceivedMessage> messages = new ArrayList<>();
        try {
            JsonValue records = ObjectText.values(message.payload()).get(RECORDS);
            if (records != null) {
                for (JsonValue element : records.elements()) {
                    messages.add(new ReceivedMessage(message, messages.size(), element, members(element)));
                }
            }
        } catch (NoObjectException e) {
            // no envelope in any case; whether it is a message is not asked here
            return List.of(ReceivedMessage.bare(message));
        }
        return messages.stream().anyMatch(ReceivedMessage::hasBody) ? messages : List.of(ReceivedMessage.bare(message));
    }

    private static Map<String, JsonValue> members(JsonValue element) throws NoObjectException {
        return element.isObject() ? ObjectText.values(element.raw()) : Map.of();
    }
}
