package dev.wadi.pipelines.snapshotstatus;

import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.JsonObjectReader;
import dev.wadi.edge.json.NotAJsonObjectException;
import dev.wadi.edge.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Spec section 1: what an SQS message carries, one message or the elements of an envelope. */
public final class Envelope {
    private static final String RECORDS = "Records";

    private Envelope() {}

    /** All elements of an envelope, also those without body; the message itself where it is none. Refuses nothing. */
    public static List<ReceivedReport> open(SourceRecord message) {
        List<ReceivedReport> messages = new ArrayList<>();
        try {
            RawJson records = JsonObjectReader.values(message.payload()).get(RECORDS);
            if (records != null) {
                for (RawJson element : records.elements()) {
                    messages.add(new ReceivedReport(message, messages.size(), element, members(element)));
                }
            }
        } catch (NotAJsonObjectException e) {
            // no envelope in any case; whether it is a message is not asked here
            return List.of(ReceivedReport.bare(message));
        }
        return messages.stream().anyMatch(ReceivedReport::hasBody) ? messages : List.of(ReceivedReport.bare(message));
    }

    private static Map<String, RawJson> members(RawJson element) throws NotAJsonObjectException {
        return element.isObject() ? JsonObjectReader.values(element.raw()) : Map.of();
    }
}
