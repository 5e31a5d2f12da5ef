package dev.wadi.local.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The members of a request's structure, typed. A member that is absent or null is empty; one of another type is refused
 * with AWS' {@code SerializationException}; one that is not asked for is ignored, as AWS does.
 */
public final class Input {

    private final ObjectNode members;
    private final JsonFormat format;

    Input(ObjectNode members, JsonFormat format) {
        this.members = members;
        this.format = format;
    }

    public Optional<String> text(String name) {
        return member(name, JsonNode::isTextual, "a String").map(JsonNode::textValue);
    }

    /** Where {@link Constraints} has made sure that the member is there. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> AwsException.invalid("The parameter '" + name + "' is required"));
    }

    public Optional<Integer> integer(String name) {
        return member(name, JsonNode::isNumber, "an Integer").map(JsonNode::intValue);
    }

    public Optional<Long> longInteger(String name) {
        return member(name, JsonNode::isNumber, "a Long").map(JsonNode::longValue);
    }

    public boolean flag(String name) {
        return member(name, JsonNode::isBoolean, "a Boolean")
                .map(JsonNode::booleanValue)
                .orElse(false);
    }

    public Optional<Instant> timestamp(String name) {
        return member(name, JsonNode::isNumber, "a Timestamp").map(node -> format.timestamp(node.decimalValue()));
    }

    /** A blob: base64 text in JSON, a byte string in CBOR. */
    public Optional<byte[]> bytes(String name) {
        return member(name, node -> node.isBinary() || node.isTextual(), "a Blob")
                .map(node -> {
                    try {
                        return node.binaryValue();
                    } catch (IOException e) {
                        throw AwsException.unreadable("Invalid Base64 in '" + name + "'");
                    }
                });
    }

    public Optional<Input> structure(String name) {
        return member(name, JsonNode::isObject, "a Structure").map(node -> new Input((ObjectNode) node, format));
    }

    /** The elements of a list of structures, in order; empty where the list is absent. */
    public List<Input> structures(String name) {
        List<Input> structures = new ArrayList<>();
        for (JsonNode element : list(name)) {
            structures.add(structure(element));
        }
        return structures;
    }

    /** A map of text to text, as the Query protocol has it: entries of {@code key} and {@code value}. */
    public Map<String, String> entries(String name) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Input entry : structures(name)) {
            entries.put(entry.text("key").orElse(""), entry.text("value").orElse(""));
        }
        return entries;
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(name)) {
            if (!element.isTextual()) {
                throw AwsException.unreadable(mismatch(element, "a String"));
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** A member whose own members have names of the caller's choice, such as a map by table; as it was read. */
    public Optional<ObjectNode> object(String name) {
        return member(name, JsonNode::isObject, "a Map").map(node -> (ObjectNode) node);
    }

    /** A list whose elements the service reads itself; as it was read. */
    public Optional<JsonNode> array(String name) {
        return member(name, JsonNode::isArray, "a List");
    }

    /** An element of {@link #object} or {@link #array}, as a structure. */
    public Input structure(JsonNode element) {
        if (!(element instanceof ObjectNode structure)) {
            throw AwsException.unreadable(mismatch(element, "a Structure"));
        }
        return new Input(structure, format);
    }

    /** Writes the members as they were read, without that one. */
    public void copyExcept(String name, JsonGenerator generator) throws IOException {
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (!member.getKey().equals(name)) {
                generator.writeFieldName(member.getKey());
                generator.writeTree(member.getValue());
            }
        }
    }

    public boolean has(String name) {
        return members.hasNonNull(name);
    }

    private Iterable<JsonNode> list(String name) {
        return member(name, JsonNode::isArray, "a List")
                .<Iterable<JsonNode>>map(node -> node)
                .orElse(List.of());
    }

    private Optional<JsonNode> member(String name, Predicate<JsonNode> type, String typeName) {
        JsonNode node = members.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!type.test(node)) {
            throw AwsException.unreadable(mismatch(node, typeName));
        }
        return Optional.of(node);
    }

    private static String mismatch(JsonNode node, String typeName) {
        return switch (node.getNodeType()) {
            case ARRAY -> "Start of list found where not expected";
            case OBJECT -> "Start of structure or map found where not expected.";
            case BOOLEAN -> (node.booleanValue() ? "TRUE" : "FALSE") + "_VALUE can not be converted to " + typeName;
            case NUMBER -> "NUMBER_VALUE can not be converted to " + typeName;
            default -> "STRING_VALUE can not be converted to " + typeName;
        };
    }
}
