package dev.wadi.scenario.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of a scenario that tell its records from others, such as the id of an order. In a copy each of them is another one, wherever it stands: in
 * records, in rows and hashes that they refer to, and as a part of other texts.
 */
public final class Identity {
    private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String NO_LETTER_BEHIND = "(?![\\p{L}\\p{N}])";
    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Set<String> texts;
    private final Pattern pattern;

    public Identity(Collection<String> texts) {
        this.texts = new TreeSet<>(texts);
        String any = texts.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        // of nothing: what no text has
        pattern = Pattern.compile(texts.isEmpty() ? "(?!)" : NO_LETTER_BEFORE + "(?:" + any + ")" + NO_LETTER_BEHIND);
    }

    /** In their order, for a person. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** The tree with the texts of a copy; names of members stay as they are. */
    JsonNode values(JsonNode tree, int copy) {
        return renamed(tree, copy, false);
    }

    /** The same, names of members too. */
    JsonNode namesAndValues(JsonNode tree, int copy) {
        return renamed(tree, copy, true);
    }

    private JsonNode renamed(JsonNode node, int copy, boolean names) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(member -> object.set(
                            names ? renamed(member.getKey(), copy) : member.getKey(),
                            renamed(member.getValue(), copy, names)));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(renamed(item, copy, names)));
            return array;
        }
        if (node.isTextual()) {
            return TextNode.valueOf(renamed(node.textValue(), copy));
        }
        return node.isIntegralNumber() && texts.contains(node.asText())
                ? BigIntegerNode.valueOf(new BigInteger(another(node.asText(), copy)))
                : node;
    }

    private String renamed(String text, int copy) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(another(found.group(), copy)));
    }

    /** With digits behind it, always as many: a number stays one, and two texts never become the same. */
    private static String another(String text, int copy) {
        return UUID_FORM.matcher(text).matches()
                ? UUID.nameUUIDFromBytes((text + copy).getBytes(UTF_8)).toString()
                : text + String.format(Locale.ROOT, "%06d", copy);
    }
}
