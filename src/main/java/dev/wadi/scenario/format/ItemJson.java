package dev.wadi.scenario.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items in DynamoDB's JSON form, {@code {"State": {"S": "CO"}}}. What goes out is in one form, whatever the order and the spelling of numbers. */
public final class ItemJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A number with more zeros at its end is told with an exponent. */
    private static final int MOST_ZEROS = 20;

    private ItemJson() {}

    public static Map<String, AttributeValue> item(ScenarioNode item) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        item.entries().forEach((name, value) -> attributes.put(name, value(value)));
        return attributes;
    }

    public static ObjectNode json(Map<String, AttributeValue> item) {
        ObjectNode json = NODES.objectNode();
        new TreeMap<>(item).forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static AttributeValue value(ScenarioNode value) {
        Map<String, ScenarioNode> typed = value.entries();
        if (typed.size() != 1) {
            throw value.problem("must be a value in DynamoDB's form, such as {\"S\": \"text\"}");
        }
        String type = typed.keySet().iterator().next();
        ScenarioNode content = typed.get(type);
        return switch (type) {
            case "S" -> AttributeValue.fromS(content.text());
            case "N" -> AttributeValue.fromN(number(content));
            case "BOOL" -> AttributeValue.fromBool(bool(content));
            case "NULL" -> {
                if (!bool(content)) {
                    throw content.problem("must be true");
                }
                yield AttributeValue.fromNul(true);
            }
            case "B" -> AttributeValue.fromB(bytes(content));
            case "SS" -> AttributeValue.fromSs(set(content, ScenarioNode::text));
            case "NS" -> AttributeValue.fromNs(set(content, ItemJson::number));
            case "BS" -> AttributeValue.fromBs(set(content, ItemJson::bytes));
            case "L" ->
                AttributeValue.fromL(
                        content.items().stream().map(ItemJson::value).toList());
            case "M" -> AttributeValue.fromM(item(content));
            default -> throw value.problem("unknown type " + type);
        };
    }

    private static String number(ScenarioNode content) {
        try {
            return plain(content.text());
        } catch (NumberFormatException e) {
            throw content.problem("'" + content.text() + "' is no number");
        }
    }

    private static boolean bool(ScenarioNode content) {
        if (!content.json().isBoolean()) {
            throw content.problem("must be true or false without quotes, not " + content.json());
        }
        return content.json().booleanValue();
    }

    private static SdkBytes bytes(ScenarioNode content) {
        try {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(content.text()));
        } catch (IllegalArgumentException e) {
            throw content.problem("'" + content.text() + "' is no Base64");
        }
    }

    /** The table takes no empty set, and none with the same member twice. */
    private static <T> List<T> set(ScenarioNode content, Function<ScenarioNode, T> member) {
        Set<T> members = new LinkedHashSet<>();
        for (ScenarioNode item : content.items()) {
            if (!members.add(member.apply(item))) {
                throw item.problem("stands twice in the set");
            }
        }
        if (members.isEmpty()) {
            throw content.problem("a set must not be empty");
        }
        return List.copyOf(members);
    }

    private static JsonNode json(AttributeValue value) {
        return switch (value.type()) {
            case S -> NODES.objectNode().put("S", value.s());
            case N -> NODES.objectNode().put("N", plain(value.n()));
            case BOOL -> NODES.objectNode().put("BOOL", value.bool());
            case NUL -> NODES.objectNode().put("NULL", true);
            case B -> NODES.objectNode().put("B", base64(value.b()));
            case SS -> set("SS", value.ss().stream());
            case NS -> set("NS", value.ns().stream().map(ItemJson::plain));
            case BS -> set("BS", value.bs().stream().map(ItemJson::base64));
            case L -> {
                ArrayNode items = NODES.arrayNode();
                value.l().forEach(one -> items.add(json(one)));
                yield NODES.objectNode().set("L", items);
            }
            case M -> NODES.objectNode().set("M", json(value.m()));
            default -> throw new IllegalArgumentException("unknown type of " + value);
        };
    }

    private static String plain(String number) {
        BigDecimal exact = new BigDecimal(number).stripTrailingZeros();
        return exact.scale() < 0 && exact.scale() > -MOST_ZEROS ? exact.toPlainString() : exact.toString();
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }

    private static ObjectNode set(String type, Stream<String> members) {
        ArrayNode list = NODES.arrayNode();
        members.sorted().forEach(list::add);
        return NODES.objectNode().set(type, list);
    }
}
