package dev.wadi.scenario.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Long text, written short: {@code {"$repeat": {"text": "x", "times": 1000}}} stands for that text, anywhere in a scenario. */
final class RepeatedText {
    private static final String REPEAT = "$repeat";
    /** Characters; the largest record that a service takes has 10 MiB. */
    private static final int LONGEST = 16 << 20;

    private RepeatedText() {}

    /** @throws ScenarioFormatException that names the place */
    static JsonNode expand(JsonNode tree) {
        return expand(ScenarioNode.root(tree));
    }

    private static JsonNode expand(ScenarioNode element) {
        JsonNode json = element.json();
        if (json instanceof ObjectNode object) {
            if (object.size() == 1 && object.has(REPEAT)) {
                return text(element.required(REPEAT));
            }
            element.entries().forEach((key, member) -> object.set(key, expand(member)));
        } else if (json instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, expand(element.items().get(i)));
            }
        }
        return json;
    }

    private static TextNode text(ScenarioNode repeat) {
        String text = repeat.required("text").text();
        int times = repeat.required("times").integerAbove(-1);
        repeat.requireAllRead();
        if ((long) text.length() * times > LONGEST) {
            throw repeat.problem("must make at most " + LONGEST + " characters, not " + (long) text.length() * times);
        }
        return TextNode.valueOf(text.repeat(times));
    }
}
