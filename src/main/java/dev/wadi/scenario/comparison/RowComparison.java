package dev.wadi.scenario.comparison;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.scenario.format.ItemJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compares all rows of a table with the expected ones, as multisets. The text {@value #UUID} in an expected row stands for any canonical UUID that no
 * other row has.
 */
public final class RowComparison {
    static final String UUID = "$uuid";
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final int LONGEST_NAME = 80;
    private static final int MOST_NAMES = 3;
    private static final ObjectNode OPEN = JsonNodeFactory.instance.objectNode().put("S", UUID);

    private final String path;
    private final Differences differences;
    private final Map<ObjectNode, Integer> missing = new LinkedHashMap<>();
    private final List<ObjectNode> unexpected = new ArrayList<>();
    private final Set<Set<String>> openAttributes = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> ids = new ArrayList<>();

    private RowComparison(String path, Differences differences) {
        this.path = path;
        this.differences = differences;
    }

    /** Returns the ids that the file leaves open, each with its row. */
    public static List<String> compare(
            String path,
            List<Map<String, AttributeValue>> wanted,
            List<Map<String, AttributeValue>> actual,
            Differences differences) {
        RowComparison comparison = new RowComparison(path, differences);
        wanted.forEach(row -> comparison.want(ItemJson.json(row)));
        actual.forEach(row -> comparison.find(ItemJson.json(row)));
        comparison.report();
        return comparison.ids;
    }

    private void want(ObjectNode row) {
        missing.merge(row, 1, Integer::sum);
        openAttributes.add(open(row));
    }

    private void find(ObjectNode row) {
        // fewest open ones first: a row that is expected word for word must not be taken for an open one
        Optional<Set<String>> match = openAttributes.stream()
                .sorted(Comparator.comparingInt(Set::size))
                .filter(open -> missing.getOrDefault(masked(row, open), 0) > 0)
                .findFirst();
        if (match.isEmpty()) {
            unexpected.add(row);
        } else {
            missing.merge(masked(row, match.get()), -1, Integer::sum);
            match.get().forEach(attribute -> noteId(row, attribute));
        }
    }

    /** A row that is much like an expected one differs from it: what does is told, not the rows. */
    private void report() {
        List<ObjectNode> rest = new ArrayList<>(unexpected);
        List<ObjectNode> rows = missing.entrySet().stream()
                .flatMap(row -> Collections.nCopies(row.getValue(), row.getKey()).stream())
                .sorted(Comparator.comparingInt(this::likeness).reversed())
                .toList();
        rows.forEach(wanted -> {
            Optional<ObjectNode> like = mostLike(wanted, rest);
            if (like.isEmpty()) {
                differences.add(path, wanted.toString(), Differences.NONE);
            } else {
                rest.remove(like.get());
                ObjectNode there = masked(like.get(), open(wanted));
                differences.compare(
                        path + "[" + name(common(wanted, there)) + "]", texts(wanted), texts(there), String::equals);
            }
        });
        rest.forEach(row -> differences.add(path, Differences.NONE, row.toString()));
    }

    private int likeness(ObjectNode wanted) {
        return mostLike(wanted, unexpected)
                .map(row -> common(wanted, row).size())
                .orElse(0);
    }

    private static Optional<ObjectNode> mostLike(ObjectNode wanted, List<ObjectNode> rows) {
        return rows.stream()
                .max(Comparator.comparingInt(row -> common(wanted, row).size()))
                .filter(row -> !common(wanted, row).isEmpty());
    }

    /** The attributes in which they are equal. */
    private static ObjectNode common(ObjectNode wanted, ObjectNode row) {
        ObjectNode there = masked(row, open(wanted));
        ObjectNode common = JsonNodeFactory.instance.objectNode();
        wanted.properties().stream()
                .filter(attribute -> attribute.getValue().equals(there.get(attribute.getKey())))
                .forEach(attribute -> common.set(attribute.getKey(), attribute.getValue()));
        return common;
    }

    /** Short enough to be read, and mostly with the key. */
    private static String name(ObjectNode common) {
        return common.properties().stream()
                .map(Object::toString)
                .filter(attribute -> attribute.length() <= LONGEST_NAME)
                .limit(MOST_NAMES)
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> texts(ObjectNode row) {
        return row.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, attribute -> attribute.getValue().toString()));
    }

    private void noteId(ObjectNode row, String attribute) {
        String id = row.at("/" + attribute + "/S").asText();
        ids.add(masked(row, Set.of(attribute)) + " " + id);
        if (!seen.add(id)) {
            differences.add(path + ": two rows have the id " + id);
        }
    }

    private static Set<String> open(ObjectNode expected) {
        return expected.properties().stream()
                .filter(attribute -> attribute.getValue().equals(OPEN))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The row with {@value #UUID} in these attributes, where it has a canonical UUID. */
    private static ObjectNode masked(ObjectNode row, Set<String> open) {
        ObjectNode masked = row.deepCopy();
        for (String attribute : open) {
            if (CANONICAL.matcher(row.at("/" + attribute + "/S").asText()).matches()) {
                masked.set(attribute, OPEN);
            }
        }
        return masked;
    }
}
