package dev.wadi.conformance.edits;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Where a step stands.
 *
 * @param list the list of steps that it is in
 * @param kind its word in the YAML, such as {@code bean}
 * @param id the kind where it has none
 */
record StepSite(RouteFile file, JsonPointer list, int index, String kind, String id, int line) {

    static StepSite of(RouteFile file, JsonPointer list, int index) {
        JsonNode step = file.tree().at(list).get(index);
        String kind = step.isObject() ? step.fieldNames().next() : step.asText();
        return new StepSite(
                file,
                list,
                index,
                kind,
                step.path(kind).path("id").asText(kind),
                file.lines().get(list.appendIndex(index)));
    }

    JsonNode step() {
        return file.tree().at(list).get(index);
    }

    boolean isLast() {
        return index == file.tree().at(list).size() - 1;
    }

    /** The file with its list of steps changed; the change gets the list and the step in it. */
    Edit edit(String what, BiConsumer<ArrayNode, JsonNode> change) {
        return edit(what, tree -> {
            ArrayNode steps = (ArrayNode) tree.at(list);
            change.accept(steps, steps.get(index));
        });
    }

    Edit edit(String what, Consumer<JsonNode> change) {
        JsonNode tree = file.tree().deepCopy();
        change.accept(tree);
        return new Edit(file.file(), what, id, line, Edit.Effect.NONE, tree);
    }
}
