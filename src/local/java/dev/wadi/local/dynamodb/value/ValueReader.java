package dev.wadi.local.dynamodb.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.local.dynamodb.value.AttributeValue.B;
import dev.wadi.local.dynamodb.value.AttributeValue.BS;
import dev.wadi.local.dynamodb.value.AttributeValue.Bool;
import dev.wadi.local.dynamodb.value.AttributeValue.L;
import dev.wadi.local.dynamodb.value.AttributeValue.M;
import dev.wadi.local.dynamodb.value.AttributeValue.N;
import dev.wadi.local.dynamodb.value.AttributeValue.NS;
import dev.wadi.local.dynamodb.value.AttributeValue.Null;
import dev.wadi.local.dynamodb.value.AttributeValue.S;
import dev.wadi.local.dynamodb.value.AttributeValue.SS;
import dev.wadi.local.emulator.AwsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads values from their JSON, such as {@code {"N":"1"}}, and refuses what AWS refuses. */
public final class ValueReader {

    /** Lists and maps within lists and maps. */
    private static final int DEEPEST = 32;

    private static final String INVALID = "One or more parameter values were invalid: ";

    private ValueReader() {}

    /** The attributes of an item or key. */
    public static Map<String, AttributeValue> attributes(JsonNode node) {
        return attributes(node, 1);
    }

    public static AttributeValue value(JsonNode node) {
        return value(node, 1);
    }

    private static Map<String, AttributeValue> attributes(JsonNode node, int depth) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>(node.size() * 2);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            attributes.put(field.getKey(), value(field.getValue(), depth));
        }
        return attributes;
    }

    private static AttributeValue value(JsonNode node, int depth) {
        if (!node.isObject()) {
            throw unexpected(node, "AttributeValue");
        }
        AttributeValue value = null;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isNull()) {
                continue;
            }
            AttributeValue read = typed(field.getKey(), field.getValue(), depth);
            if (read != null && value != null) {
                throw AwsException.invalid("Supplied AttributeValue has more than one datatypes set, must contain"
                        + " exactly one of the supported datatypes");
            }
            value = read == null ? value : read;
        }
        if (value == null) {
            throw AwsException.invalid(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported" + " datatypes");
        }
        return value;
    }

    /** Null for a member that is no type: AWS ignores it. */
    private static AttributeValue typed(String type, JsonNode node, int depth) {
        return switch (type) {
            case "S" -> new S(text(node));
            case "N" -> new N(Numbers.read(text(node)));
            case "B" -> binary(node);
            case "BOOL" -> new Bool(flag(node));
            case "NULL" -> nothing(node);
            case "SS" -> new SS(texts(node));
            case "NS" -> new NS(numbers(node));
            case "BS" -> new BS(binaries(node));
            case "L" -> new L(list(node, deeper(depth)));
            case "M" -> map(node, deeper(depth));
            default -> null;
        };
    }

    private static int deeper(int depth) {
        if (depth >= DEEPEST) {
            throw AwsException.invalid("Nesting Levels have exceeded supported limits");
        }
        return depth + 1;
    }

    static void requireDepth(AttributeValue value, int depth) {
        if (value instanceof L list) {
            int inner = deeper(depth);
            list.values().forEach(element -> requireDepth(element, inner));
        } else if (value instanceof M map) {
            int inner = deeper(depth);
            map.values().values().forEach(element -> requireDepth(element, inner));
        }
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw unexpected(node, "String");
        }
        return node.textValue();
    }

    private static boolean flag(JsonNode node) {
        if (!node.isBoolean()) {
            throw unexpected(node, "Boolean");
        }
        return node.booleanValue();
    }

    private static AttributeValue nothing(JsonNode node) {
        if (!flag(node)) {
            throw AwsException.invalid(INVALID + "Null attribute value types must have the value of true");
        }
        return new Null();
    }

    private static B binary(JsonNode node) {
        try {
            return new B(node.isTextual() ? node.binaryValue() : base64Expected(node));
        } catch (IOException e) {
            throw AwsException.unreadable("Invalid Base64 in a Blob");
        }
    }

    private static byte[] base64Expected(JsonNode node) {
        throw unexpected(node, "Blob");
    }

    private static Set<String> texts(JsonNode node) {
        Set<String> values = new LinkedHashSet<>();
        boolean unique = true;
        for (JsonNode element : elements(node)) {
            unique &= values.add(text(element));
        }
        requireSome(values, "An string set  may not be empty");
        if (!unique) {
            List<String> all = new ArrayList<>();
            node.forEach(element -> all.add(element.textValue()));
            throw AwsException.invalid(INVALID + "Input collection " + all + " contains duplicates.");
        }
        return Collections.unmodifiableSet(values);
    }

    private static Set<BigDecimal> numbers(JsonNode node) {
        Set<BigDecimal> values = new LinkedHashSet<>();
        boolean unique = true;
        for (JsonNode element : elements(node)) {
            unique &= values.add(Numbers.read(text(element)));
        }
        requireSome(values, "An number set  may not be empty");
        if (!unique) {
            throw AwsException.invalid("Input collection contains duplicates");
        }
        return Collections.unmodifiableSet(values);
    }

    private static Set<B> binaries(JsonNode node) {
        Set<B> values = new LinkedHashSet<>();
        boolean unique = true;
        for (JsonNode element : elements(node)) {
            unique &= values.add(binary(element));
        }
        requireSome(values, "Binary sets should not be empty");
        if (!unique) {
            List<String> all = new ArrayList<>();
            node.forEach(element -> all.add(element.textValue()));
            throw AwsException.invalid(INVALID + "Input collection " + all + "of type BS contains duplicates.");
        }
        return Collections.unmodifiableSet(values);
    }

    private static void requireSome(Set<?> values, String message) {
        if (values.isEmpty()) {
            throw AwsException.invalid(INVALID + message);
        }
    }

    private static List<AttributeValue> list(JsonNode node, int depth) {
        List<AttributeValue> values = new ArrayList<>(node.size());
        for (JsonNode element : elements(node)) {
            values.add(value(element, depth));
        }
        return Collections.unmodifiableList(values);
    }

    private static M map(JsonNode node, int depth) {
        if (!node.isObject()) {
            throw unexpected(node, "Map");
        }
        return new M(Collections.unmodifiableMap(attributes(node, depth)));
    }

    private static JsonNode elements(JsonNode node) {
        if (!node.isArray()) {
            throw unexpected(node, "List");
        }
        return node;
    }

    private static AwsException unexpected(JsonNode node, String expected) {
        return AwsException.unreadable(
                switch (node.getNodeType()) {
                    case ARRAY -> "Unexpected collection type";
                    case OBJECT -> "Start of structure or map found where not expected.";
                    case BOOLEAN ->
                        (node.booleanValue() ? "TRUE" : "FALSE") + "_VALUE cannot be converted to " + expected;
                    case NUMBER -> "NUMBER_VALUE cannot be converted to " + expected;
                    case NULL -> "NULL_VALUE cannot be converted to " + expected;
                    default -> "STRING_VALUE cannot be converted to " + expected;
                });
    }
}
