package dev.wadi.blocks;

import dev.wadi.delivery.HoldException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/**
 * Where a block puts a value: a header, or a field of the body, written as an expression reads it.
 *
 * @param header null where it is a field
 * @param path the names of the field, from outside to inside
 */
public record ValuePlace(String header, List<String> path) {
    private static final Pattern HEADER = Pattern.compile("headers?\\.([A-Za-z][\\w-]*)");
    private static final Pattern FIELD = Pattern.compile("body((?:\\[[^\\[\\]]+])+)");
    private static final Pattern NAME = Pattern.compile("\\[['\"]?([^\\[\\]'\"]+)['\"]?]");

    /**
     * @param option its name, for messages
     * @param text such as {@code header.customer} or {@code body[customer]}; with <code>${}</code> around it is fine, too
     * @throws IllegalArgumentException for anything else, and for a header that Camel would take for its own
     */
    public static ValuePlace parse(String option, String text) {
        String place = text.strip().replaceFirst("^\\$\\{(.*)}$", "$1");
        Matcher header = HEADER.matcher(place);
        if (header.matches() && !header.group(1).regionMatches(true, 0, "Camel", 0, 5)) {
            return new ValuePlace(header.group(1), List.of());
        }
        Matcher field = FIELD.matcher(place);
        if (field.matches()) {
            return new ValuePlace(
                    null,
                    NAME.matcher(field.group(1))
                            .results()
                            .map(name -> name.group(1))
                            .toList());
        }
        throw new IllegalArgumentException("Option " + option + " is \"" + text
                + "\", which is no place for a value. Write header.NAME, where NAME does"
                + " not begin with Camel, or body[FIELD]");
    }

    /** @throws HoldException if the body, or what the field stands in, has no fields */
    public void put(Message message, Object value) {
        if (header != null) {
            message.setHeader(header, value);
        } else {
            message.setBody(with(message.getBody(), 0, value));
        }
    }

    /** A copy: the body may be that of another attempt, too. */
    private Object with(Object fields, int depth, Object value) {
        if (depth == path.size()) {
            return value;
        }
        if (!(fields instanceof Map<?, ?> of)) {
            throw new HoldException("The value of a look-up is to be put into " + this + ", but "
                    + (depth == 0 ? "the body" : String.join(".", new ArrayList<>(path.subList(0, depth))))
                    + " has no fields. Put to: parse:json before this step, or write into: header.NAME.");
        }
        Map<Object, Object> copy = new LinkedHashMap<>(of);
        copy.put(path.get(depth), with(of.get(path.get(depth)), depth + 1, value));
        return copy;
    }

    @Override
    public String toString() {
        return header != null ? "header." + header : "body[" + String.join("][", path) + "]";
    }
}
