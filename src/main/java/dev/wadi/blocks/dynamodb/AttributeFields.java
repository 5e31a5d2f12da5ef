package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.dynamodb.AttributeValues;
import dev.wadi.edge.dynamodb.ItemReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes that a route makes of a record, each by an expression. */
final class AttributeFields {
    private final FieldExpression whole;
    private final Map<String, FieldExpression> fields = new TreeMap<>();
    private final Map<String, AttributeKind> kinds;
    private final Missing missing;

    /**
     * What a record may do without.
     *
     * @param leftOut attributes that the row then does not have
     * @param nulls attributes that are then stored as null
     */
    record Missing(Set<String> leftOut, Set<String> nulls) {
        static final Missing NOTHING = new Missing(Set.of(), Set.of());

        boolean isAllowed(String attribute) {
            return leftOut.contains(attribute) || nulls.contains(attribute);
        }
    }

    /**
     * @param prefix of the options, such as {@code item.}
     * @param whole an object whose members all stand there before, of which these may replace some; null for none
     * @param expressions by attribute, as the route has them
     * @param kinds of some of the attributes
     */
    AttributeFields(
            CamelContext context,
            String prefix,
            FieldExpression whole,
            Map<String, Object> expressions,
            Map<String, AttributeKind> kinds,
            Missing missing) {
        expressions.forEach((name, text) ->
                fields.put(name, FieldExpression.compile(context, prefix + name, String.valueOf(text))));
        this.whole = whole;
        this.kinds = Map.copyOf(kinds);
        this.missing = missing;
    }

    /** @param types by attribute, as the route has them */
    static Map<String, AttributeKind> kinds(Map<String, Object> types) {
        Map<String, AttributeKind> kinds = new TreeMap<>();
        types.forEach((name, word) -> kinds.put(name, AttributeKind.of("type." + name, String.valueOf(word))));
        return kinds;
    }

    Set<String> names() {
        return new TreeSet<>(fields.keySet());
    }

    /** @throws RefusedException with the name of the attribute that cannot be */
    Map<String, AttributeValue> of(PollRecord one) throws RefusedException {
        Map<Object, Object> values = new LinkedHashMap<>(members(one));
        for (Map.Entry<String, FieldExpression> field : fields.entrySet()) {
            String name = field.getKey();
            if (missing.nulls().contains(name)) {
                values.put(name, field.getValue().find(one).orElse(null));
            } else if (missing.leftOut().contains(name)) {
                field.getValue().find(one).ifPresent(value -> values.put(name, value));
            } else {
                values.put(name, field.getValue().evaluate(one));
            }
        }
        for (Map.Entry<String, AttributeKind> kind : kinds.entrySet()) {
            if (values.get(kind.getKey()) != null) {
                values.put(kind.getKey(), converted(kind.getKey(), kind.getValue(), values.get(kind.getKey())));
            }
        }
        return AttributeValues.item(values);
    }

    private Map<?, ?> members(PollRecord one) throws RefusedException {
        Object value = whole == null ? Map.of() : whole.evaluate(one);
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        if (value instanceof SourceRecord) {
            throw new HoldException(
                    "Option item is the body, which no step has parsed. Put to: parse:json before this step.");
        }
        throw new RefusedException(ItemReason.unsupported_value, "option item gives no object with attributes");
    }

    private static Object converted(String name, AttributeKind kind, Object value) throws RefusedException {
        try {
            return kind.convert(value);
        } catch (RefusedException e) {
            throw new RefusedException(e.reason(), name + ": " + e.getMessage());
        }
    }
}
