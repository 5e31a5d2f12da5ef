package dev.wadi.blocks.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An update as DynamoDB takes it. Names of our own stand for the attributes that are set: those may be words of DynamoDB's, or have a hyphen. */
final class UpdateExpression {
    private static final String OWN = "wadi_";
    private static final String KEY = "#" + OWN + "key";

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final StringJoiner set = new StringJoiner(", ", "SET ", "");
    private final String condition;

    UpdateExpression(UpdateCondition when, RowUpdate update) {
        int number = 0;
        for (Map.Entry<String, AttributeValue> value : update.values().entrySet()) {
            String own = OWN + number++;
            names.put("#" + own, value.getKey());
            values.put(":" + own, value.getValue());
            set.add("#" + own + " = :" + own);
        }
        when.attributes().forEach(name -> names.put("#" + name, name));
        when.values().forEach(name -> values.put(":" + name, update.bound().get(name)));
        condition = condition(when, update.key().keySet().iterator().next());
    }

    private String condition(UpdateCondition when, String keyAttribute) {
        if (!when.isOfRow()) {
            return when.text().isEmpty() ? null : when.text();
        }
        names.put(KEY, keyAttribute);
        String exists = "attribute_exists(" + KEY + ")";
        return when.text().isEmpty() ? exists : exists + " AND (" + when.text() + ")";
    }

    String update() {
        return set.toString();
    }

    /** Null for none. */
    String condition() {
        return condition;
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }
}
