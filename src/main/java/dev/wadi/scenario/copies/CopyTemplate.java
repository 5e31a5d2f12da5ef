package dev.wadi.scenario.copies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.format.ScenarioFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A scenario cut down to what can be copied: its settings, what there is before, and its records, each once. Clock and faults stay behind: processes have
 * neither.
 *
 * @param scenario all but the records
 * @param records as the file has them, {@code {shardId, sequenceNumber, data}} or {@code {messageId, body}}
 */
public record CopyTemplate(ObjectNode scenario, List<JsonNode> records) {
    private static final List<String> PLAIN = List.of("pipeline", "parameters", "mayRepeat");
    private static final String TABLES = "tables";
    /** Their members are named by data. */
    private static final List<String> NAMED_BY_DATA = List.of("redis", "objects");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*");
    private static final int LONGEST_IDENTITY = 100;

    public CopyTemplate {
        records = List.copyOf(records);
    }

    /** @throws ScenarioFormatException if it cannot be copied; the message says why */
    public static CopyTemplate of(JsonNode file) {
        ObjectNode scenario = JsonNodeFactory.instance.objectNode();
        Stream.of(PLAIN, List.of(TABLES), NAMED_BY_DATA)
                .flatMap(List::stream)
                .filter(file::has)
                .forEach(key -> scenario.set(key, file.get(key)));
        ObjectNode config = scenario.putObject("config");
        file.path("config").properties().stream()
                .filter(member -> !member.getKey().equals("now"))
                .forEach(member -> config.set(member.getKey(), member.getValue()));
        List<JsonNode> records = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        file.path("inputs").forEach(input -> records(input)
                .filter(record -> ids.add(record.path("stream").asText() + "/" + sourceId(record)))
                .forEach(records::add));
        return new CopyTemplate(scenario, records);
    }

    private static Stream<JsonNode> records(JsonNode input) {
        if (input.has("poll")) {
            return input.get("poll").valueStream();
        }
        if (input.has("body")) {
            return Stream.of(input);
        }
        throw new ScenarioFormatException(
                "inputs", "something is changed between the records, which copies in any order cannot have: " + input);
    }

    private static String sourceId(JsonNode record) {
        return record.has("messageId")
                ? record.get("messageId").asText()
                : record.path("shardId").asText() + ":"
                        + record.path("sequenceNumber").asText();
    }

    /**
     * Only the records that were not refused.
     *
     * @param refused their identities in a run of this template's only copy
     */
    public CopyTemplate without(Set<String> refused) {
        return new CopyTemplate(
                scenario,
                IntStream.range(0, records.size())
                        .filter(i -> !refused.contains(sourceId(ScenarioCopies.numbered(records.get(i), i + 1))))
                        .mapToObj(records::get)
                        .toList());
    }

    /** All texts of the records that may tell them from others. */
    public Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode record : records) {
            JsonNode content = record.has("body") ? record.get("body") : record.path("data");
            leaves(content.isTextual() ? JsonText.object(content.textValue()).orElse(content) : content, texts);
        }
        texts.removeIf(text -> text.isBlank()
                || text.length() > LONGEST_IDENTITY
                || TIME.matcher(text).matches());
        return texts;
    }

    private static void leaves(JsonNode node, Set<String> texts) {
        if (node.isContainerNode()) {
            node.forEach(child -> leaves(child, texts));
        } else if (node.isTextual()) {
            texts.add(node.textValue());
        }
    }

    /** Whether a text stands anywhere in it, also as a part of another one. */
    public boolean has(String text) {
        return scenario.toString().contains(text) || records.toString().contains(text);
    }

    /** The scenario as the copy of this number has it, without inputs. */
    ObjectNode before(Identity identity, int copy) {
        ObjectNode before = scenario.deepCopy();
        scenario.path(TABLES).properties().forEach(table -> ((ObjectNode) before.get(TABLES))
                .set(table.getKey(), identity.values(table.getValue(), copy)));
        for (String section : NAMED_BY_DATA) {
            scenario.path(section).properties().forEach(part -> ((ObjectNode) before.get(section))
                    .set(part.getKey(), identity.namesAndValues(part.getValue(), copy)));
        }
        return before;
    }

    List<JsonNode> records(Identity identity, int copy) {
        return records.stream().map(record -> identity.values(record, copy)).toList();
    }
}
