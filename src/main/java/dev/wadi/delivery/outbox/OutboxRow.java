package dev.wadi.delivery.outbox;

import dev.wadi.delivery.outbox.Destination.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A message as it stands in its row. */
final class OutboxRow {
    private static final String PREFIX = "outbox#";
    static final String CHANNEL = "Channel";
    /** With the service what earlier versions wrote, which knew no channels. */
    private static final String ADDRESS = "Address";

    private static final String SERVICE = "Service";
    private static final String BODY = "Body";
    private static final String ATTRIBUTES = "Attributes";
    private static final String GROUP = "MessageGroup";
    private static final String DEDUPLICATION_ID = "DeduplicationId";
    private static final String CREATED_AT = "CreatedAt";

    /** Limit of DynamoDB for the values of one {@code IN}. */
    private static final int MOST_VALUES = 100;

    private OutboxRow() {}

    static String key(String id) {
        return PREFIX + id;
    }

    static Map<String, AttributeValue> of(OutgoingMessage message, Instant created) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        message.attributes().forEach((name, value) -> attributes.put(name, AttributeValue.fromS(value)));
        return Map.of(
                OutboxTable.KEY,
                AttributeValue.fromS(key(message.id())),
                CHANNEL,
                AttributeValue.fromS(message.channel()),
                BODY,
                AttributeValue.fromS(message.body()),
                ATTRIBUTES,
                AttributeValue.fromM(attributes),
                GROUP,
                AttributeValue.fromS(message.group()),
                DEDUPLICATION_ID,
                AttributeValue.fromS(message.deduplicationId()),
                CREATED_AT,
                AttributeValue.fromS(created.toString()));
    }

    static String id(Map<String, AttributeValue> row) {
        return row.get(OutboxTable.KEY).s().substring(PREFIX.length());
    }

    /** Empty in one of an earlier version, and where there is no row. */
    static Optional<String> channel(Map<String, AttributeValue> row) {
        return Optional.ofNullable(row.get(CHANNEL)).map(name -> name.s() == null ? name.toString() : name.s());
    }

    static Instant created(Map<String, AttributeValue> row) {
        return Instant.parse(row.get(CREATED_AT).s());
    }

    /** Where it goes wherever its channel leads; empty but for a row of an earlier version. */
    static Optional<Destination> destination(Map<String, AttributeValue> row) {
        return row.containsKey(CHANNEL)
                ? Optional.empty()
                : Optional.of(new Destination(
                        Service.valueOf(row.get(SERVICE).s()), row.get(ADDRESS).s()));
    }

    /** The address stands for the channel in one of an earlier version. */
    static OutgoingMessage read(Map<String, AttributeValue> row) {
        Map<String, String> attributes = new HashMap<>();
        row.get(ATTRIBUTES).m().forEach((name, value) -> attributes.put(name, value.s()));
        return new OutgoingMessage(
                id(row),
                row.getOrDefault(CHANNEL, row.get(ADDRESS)).s(),
                row.get(BODY).s(),
                attributes,
                row.get(GROUP).s(),
                row.get(DEDUPLICATION_ID).s());
    }

    /**
     * That a row has one of these channels, or none, as those of an earlier version have.
     *
     * @param values where the values go that it compares with
     */
    static String condition(Set<String> channels, String attribute, Map<String, AttributeValue> values) {
        List<String> alternatives = new ArrayList<>(List.of("attribute_not_exists(" + attribute + ")"));
        List<String> names = List.copyOf(channels);
        for (int from = 0; from < names.size(); from += MOST_VALUES) {
            Map<String, AttributeValue> some = new HashMap<>();
            for (int i = from; i < Math.min(from + MOST_VALUES, names.size()); i++) {
                some.put(":channel" + i, AttributeValue.fromS(names.get(i)));
            }
            values.putAll(some);
            alternatives.add(attribute + " IN (" + String.join(", ", some.keySet()) + ")");
        }
        return "(" + String.join(" OR ", alternatives) + ")";
    }
}
