package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items in DynamoDB's JSON form, {@code {"State": {"S": "CO"}}}. What goes out is in one form, whatever the order and the spelling of numbers. */
final class ItemJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ItemJson() {}

    static Map<String, AttributeValue> item(Element item) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        item.entries().forEach((name, value) -> attributes.put(name, value(value.json(), value)));
        return attributes;
    }

    static ObjectNode json(Map<String, AttributeValue> item) {
        ObjectNode json = NODES.objectNode();
        new TreeMap<>(item).forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static AttributeValue value(JsonNode json, Element place) {
        if (!json.isObject() || json.size() != 1) {
            throw place.problem("must be a value in DynamoDB's form, such as {\"S\": \"text\"}, not " + json);
        }
        String type = json.fieldNames().next();
        JsonNode content = json.get(type);
        return switch (type) {
            case "S" -> AttributeValue.fromS(text(content, place));
            case "N" -> AttributeValue.fromN(number(content, place));
            case "BOOL" -> AttributeValue.fromBool(bool(content, place));
            case "NULL" -> {
                if (!bool(content, place)) {
                    throw place.problem("NULL must be true");
                }
                yield AttributeValue.fromNul(true);
            }
            case "B" -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes(content.asText())));
            case "SS" -> AttributeValue.fromSs(texts(content));
            case "NS" -> AttributeValue.fromNs(texts(content));
            case "L" ->
                AttributeValue.fromL(StreamSupport.stream(content.spliterator(), false)
                        .map(one -> value(one, place))
                        .toList());
            case "M" -> {
                Map<String, AttributeValue> members = new HashMap<>();
                content.properties().forEach(member -> members.put(member.getKey(), value(member.getValue(), place)));
                yield AttributeValue.fromM(members);
            }
            default -> throw place.problem("unknown type " + type);
        };
    }

    private static String text(JsonNode content, Element place) {
        if (!content.isTextual()) {
            throw place.problem("must be text in quotes, not " + content);
        }
        return content.textValue();
    }

    private static String number(JsonNode content, Element place) {
        String text = text(content, place);
        try {
            return new BigDecimal(text).toString();
        } catch (NumberFormatException e) {
            throw place.problem("'" + text + "' is no number");
        }
    }

    private static boolean bool(JsonNode content, Element place) {
        if (!content.isBoolean()) {
            throw place.problem("must be true or false without quotes, not " + content);
        }
        return content.booleanValue();
    }

    private static JsonNode json(AttributeValue value) {
        return switch (value.type()) {
            case S -> NODES.objectNode().put("S", value.s());
            case N -> NODES.objectNode().put("N", plain(value.n()));
            case BOOL -> NODES.objectNode().put("BOOL", value.bool());
            case NUL -> NODES.objectNode().put("NULL", true);
            case B ->
                NODES.objectNode()
                        .put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case SS -> NODES.objectNode().set("SS", list(new TreeSet<>(value.ss())));
            case NS ->
                NODES.objectNode()
                        .set(
                                "NS",
                                list(new TreeSet<>(
                                        value.ns().stream().map(ItemJson::plain).toList())));
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
        return new BigDecimal(number).stripTrailingZeros().toString();
    }

    private static ArrayNode list(Collection<String> texts) {
        ArrayNode list = NODES.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
