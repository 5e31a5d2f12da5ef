package dev.wadi.delivery.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where the channels of a table lead, for one pass: an edit meanwhile neither mixes destinations nor breaks the order of a group.
 *
 * @param destinations by the names of the channels
 */
record KnownChannels(Map<String, Destination> destinations) {
    /** Limit of DynamoDB for the values of one {@code IN}. */
    private static final int MOST_VALUES = 100;

    KnownChannels {
        destinations = Map.copyOf(destinations);
    }

    Optional<Destination> find(String channel) {
        return Optional.ofNullable(destinations.get(channel));
    }

    /**
     * That a row has one of these channels, or none, as those of an earlier version have.
     *
     * @param values where the values go that it compares with
     */
    String condition(String attribute, Map<String, AttributeValue> values) {
        List<String> alternatives = new ArrayList<>(List.of("attribute_not_exists(" + attribute + ")"));
        List<String> names = List.copyOf(destinations.keySet());
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
