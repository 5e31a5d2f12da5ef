package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes of a call that is right one that may be wrong anywhere: its bytes, its shape, its texts. */
final class Mutations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> HOSTILE = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "9999999999999999999",
            "\"\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "{\"S\":1}",
            "{\"N\":\"1E99999999999\"}",
            "{\"N\":\"NaN\"}",
            "{\"B\":\"%%\"}",
            "{\"L\":[{}]}",
            "{\"SS\":[]}",
            "{\"S\":\"a\",\"N\":\"1\"}",
            "{\"NULL\":false}",
            "{\"M\":{\"\":{\"S\":\"\"}}}",
            "\"\\ud800\"",
            "\"\\u0000\"");

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "((",
            " AND ",
            " OR ",
            " NOT ",
            ",",
            "[",
            "]",
            "[99999999999]",
            ".",
            ":v",
            ":missing",
            "#n",
            "#missing",
            "size(",
            "contains(",
            "if_not_exists(",
            "=",
            "<>",
            " BETWEEN ",
            " IN (",
            " SET ",
            " REMOVE ",
            "+",
            "-",
            "\u0000",
            "\ud83d\ude00",
            "'",
            "\"",
            "*",
            "select",
            "99");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    byte[] mutate(String call) throws IOException {
        if (random.nextInt(50) == 0) {
            return (call.substring(0, call.indexOf(':') + 1)
                            + pick(List.of("[", "{\"M\":")).repeat(100_000))
                    .getBytes(StandardCharsets.UTF_8);
        }
        JsonNode tree = JSON.readTree(call);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(tree);
        }
        byte[] bytes = JSON.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void change(JsonNode tree) throws IOException {
        List<ObjectNode> objects = new ArrayList<>();
        collect(tree, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set("S", JSON.readTree(pick(HOSTILE)));
            return;
        }
        String name = pick(names);
        JsonNode value = object.get(name);
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, JSON.readTree(pick(HOSTILE)));
            case 2 -> object.set(name, nested(value));
            case 3 -> object.set(pick(PIECES), value);
            default -> object.set(name, value.isTextual() ? new TextNode(text(value.textValue())) : repeated(value));
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> found) {
        if (node instanceof ObjectNode object) {
            found.add(object);
        }
        node.forEach(child -> collect(child, found));
    }

    /** Deeper than items may be. */
    private JsonNode nested(JsonNode value) {
        int depth = 1 + random.nextInt(150);
        JsonNode nested = value;
        for (int i = 0; i < depth; i++) {
            ObjectNode around = JSON.createObjectNode();
            around.set(
                    i % 2 == 0 ? "L" : "M", i % 2 == 0 ? JSON.createArrayNode().add(nested) : nested);
            nested = around;
        }
        return nested;
    }

    private JsonNode repeated(JsonNode value) {
        ArrayNode many = JSON.createArrayNode();
        int count = random.nextInt(200);
        for (int i = 0; i < count; i++) {
            many.add(value);
        }
        return value instanceof ArrayNode && random.nextBoolean() ? many : value;
    }

    private String text(String text) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(at);
            case 2 -> pick(PIECES).repeat(1 + random.nextInt(3000));
            case 3 -> text + "9".repeat(random.nextInt(100_000));
            default -> text.substring(0, at) + pick(PIECES) + text.substring(at);
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
