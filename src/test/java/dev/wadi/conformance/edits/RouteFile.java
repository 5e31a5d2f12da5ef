package dev.wadi.conformance.edits;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A route file as a tree. Edits are made on copies of it.
 *
 * @param file where it stands
 * @param tree its content
 * @param lines on which line of the file each node of the tree begins
 */
record RouteFile(Path file, JsonNode tree, Map<JsonPointer, Integer> lines) {
    static final String STEPS = "steps";
    private static final String FROM = "from";
    private static final YAMLMapper YAML = new YAMLMapper();

    static RouteFile read(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RouteFile parse(Path file, String text) throws IOException {
        Map<JsonPointer, Integer> lines = new HashMap<>();
        noteLines(new Yaml(new LoaderOptions()).compose(new StringReader(text)), JsonPointer.empty(), lines);
        return new RouteFile(file, YAML.readTree(text), lines);
    }

    private static void noteLines(Node node, JsonPointer at, Map<JsonPointer, Integer> lines) {
        lines.put(at, node.getStartMark().getLine() + 1);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple member : mapping.getValue()) {
                String name = ((ScalarNode) member.getKeyNode()).getValue();
                noteLines(member.getValueNode(), at.appendProperty(name), lines);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                noteLines(sequence.getValue().get(i), at.appendIndex(i), lines);
            }
        }
    }

    static JsonNode snippet(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All entries of lists of steps, at any depth, in the order of the file. */
    List<StepSite> steps() {
        List<StepSite> sites = new ArrayList<>();
        eachList(tree, JsonPointer.empty(), (at, list) -> {
            for (int i = 0; i < list.size(); i++) {
                sites.add(StepSite.of(this, at, i));
            }
        });
        sites.sort(Comparator.comparingInt(StepSite::line));
        return sites;
    }

    /** The lists that are the whole of a route, not those inside of a step. */
    List<JsonPointer> bodies() {
        List<JsonPointer> bodies = new ArrayList<>();
        eachList(tree, JsonPointer.empty(), (at, list) -> {
            if (FROM.equals(at.head().last().getMatchingProperty())) {
                bodies.add(at);
            }
        });
        return bodies;
    }

    private static void eachList(JsonNode node, JsonPointer at, BiConsumer<JsonPointer, ArrayNode> action) {
        if (node instanceof ArrayNode array) {
            if (at.length() > 0 && STEPS.equals(at.last().getMatchingProperty())) {
                action.accept(at, array);
            }
            for (int i = 0; i < array.size(); i++) {
                eachList(array.get(i), at.appendIndex(i), action);
            }
        } else {
            node.properties()
                    .forEach(member -> eachList(member.getValue(), at.appendProperty(member.getKey()), action));
        }
    }
}
