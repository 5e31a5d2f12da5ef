package dev.wadi.edge.yaml;

import dev.wadi.settings.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A part of a YAML file that knows where it stands.
 *
 * @param place {@code file:line:column} of the value
 * @param key the same of its key, where it has one
 * @param value a {@code Map} of members, a {@code List} of items, a text, or a boolean; {@code null} where nothing is written
 */
public record YamlNode(String place, String key, Object value) {

    public Map<String, YamlNode> members() {
        if (value instanceof Map<?, ?> members) {
            @SuppressWarnings("unchecked") // YamlTree makes no others
            Map<String, YamlNode> typed = (Map<String, YamlNode>) members;
            return typed;
        }
        throw problem("write keys with values here, not " + kind());
    }

    /** The members, which may have these keys and no others. */
    public Map<String, YamlNode> members(String... known) {
        members().forEach((name, member) -> {
            if (!Arrays.asList(known).contains(name)) {
                // to YAML, "2)" is a key of {as: decimal(10,2)}
                boolean cut = member.value() == null && name.endsWith(")");
                throw member.problemOfKey(
                        cut
                                ? "a comma between braces ends a value; write a value with a comma in quotes"
                                : "unknown key '" + name + "'" + suggestion(name, Arrays.asList(known)));
            }
        });
        return members();
    }

    public YamlNode required(String name) {
        return optional(name).orElseThrow(() -> problem("needs the key '" + name + "'"));
    }

    public Optional<YamlNode> optional(String name) {
        return Optional.ofNullable(members().get(name)).filter(member -> member.value() != null);
    }

    public boolean isText() {
        return value instanceof String;
    }

    public boolean isList() {
        return value instanceof List;
    }

    public List<YamlNode> items() {
        if (value instanceof List<?> items) {
            @SuppressWarnings("unchecked") // YamlTree makes no others
            List<YamlNode> typed = (List<YamlNode>) items;
            return typed;
        }
        throw problem("write a list here, such as [one, two], not " + kind());
    }

    public String text() {
        if (value instanceof String text) {
            return text;
        }
        throw problem("write a text here, not " + kind());
    }

    public List<String> texts() {
        return items().stream().map(YamlNode::text).toList();
    }

    public int integer() {
        if (value instanceof String text && text.matches("-?\\d{1,6}")) {
            return Integer.parseInt(text);
        }
        throw problem("write a whole number here, not " + kind());
    }

    public boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw problem("write true or false here, not " + kind());
    }

    /** A text at the place of this one. */
    public YamlNode saying(String text) {
        return new YamlNode(place, key, text);
    }

    /** An operation that needs nothing may stand without a colon. */
    public YamlNode withoutArguments() {
        return new YamlNode(place, key, Map.of());
    }

    /** A text at the place of the key of this one. */
    public YamlNode keySaying(String text) {
        return new YamlNode(key, key, text);
    }

    /** One of some words. */
    public String word(String... known) {
        String word = text();
        if (!Arrays.asList(known).contains(word)) {
            throw problem("'" + word + "' is not possible here" + suggestion(word, Arrays.asList(known)));
        }
        return word;
    }

    public YamlFileException problem(String what) {
        return new YamlFileException(place, what);
    }

    public YamlFileException problemOfKey(String what) {
        return new YamlFileException(key, what);
    }

    /** Ends a sentence: the known word that is close, or all of them. */
    public static String suggestion(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isClose(word, candidate))
                .min(Comparator.comparingInt(candidate -> Spelling.distance(word, candidate)))
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElseGet(() -> known.isEmpty() ? "" : "; possible are " + String.join(", ", known));
    }

    private static boolean isClose(String word, String candidate) {
        int distance = Spelling.distance(word, candidate);
        return distance <= tolerance(word) && distance < Math.max(word.length(), candidate.length());
    }

    /** Two letters that changed places are a distance of two. */
    private static int tolerance(String word) {
        return word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
    }

    private String kind() {
        if (value == null) {
            return "nothing";
        }
        return value instanceof Map ? "keys with values" : value instanceof List ? "a list" : "'" + value + "'";
    }

    /** On one line, as YAML would have it. */
    @Override
    public String toString() {
        if (value instanceof Map) {
            return members().entrySet().stream()
                    .map(member -> member.getKey() + ": " + member.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof List
                ? items().stream().map(YamlNode::toString).collect(Collectors.joining(", ", "[", "]"))
                : String.valueOf(value);
    }
}
