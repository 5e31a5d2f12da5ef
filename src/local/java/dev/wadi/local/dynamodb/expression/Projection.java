package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.expression.DocumentPath.Element;
import dev.wadi.local.dynamodb.expression.DocumentPath.Index;
import dev.wadi.local.dynamodb.expression.DocumentPath.Name;
import dev.wadi.local.dynamodb.value.AttributeValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts of an item that are asked for. Elements of a list close up, in the order of the list. */
public record Projection(List<DocumentPath> paths) {

    public static Projection parse(String text, ExpressionNames placeholders) {
        TokenReader tokens = new TokenReader(ExpressionKind.PROJECTION, text, placeholders);
        PathSet paths = new PathSet(tokens.problems());
        do {
            paths.add(tokens.path());
        } while (tokens.takeSymbol(","));
        tokens.finish();
        return new Projection(List.copyOf(paths.paths()));
    }

    public static Projection ofAttributes(Collection<String> names) {
        return new Projection(names.stream().map(DocumentPath::of).toList());
    }

    public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        Node root = new Node();
        for (DocumentPath path : paths) {
            path.find(item).ifPresent(value -> root.add(path.elements(), value));
        }
        return root.map();
    }

    /** A tree of what was found, by the steps that lead there. Names keep the order in which they were asked for. */
    private static final class Node {

        private final Map<String, Node> names = new LinkedHashMap<>();
        private final Map<Integer, Node> indexes = new TreeMap<>();
        private AttributeValue value;

        void add(List<Element> elements, AttributeValue found) {
            if (elements.isEmpty()) {
                value = found;
                return;
            }
            Element first = elements.get(0);
            Node next = first instanceof Name name
                    ? names.computeIfAbsent(name.name(), added -> new Node())
                    : indexes.computeIfAbsent(((Index) first).index(), added -> new Node());
            next.add(elements.subList(1, elements.size()), found);
        }

        Map<String, AttributeValue> map() {
            Map<String, AttributeValue> map = new LinkedHashMap<>();
            names.forEach((name, node) -> map.put(name, node.value()));
            return map;
        }

        private AttributeValue value() {
            if (value != null) {
                return value;
            } else if (!names.isEmpty()) {
                return new AttributeValue.M(map());
            }
            List<AttributeValue> elements = new ArrayList<>();
            indexes.values().forEach(node -> elements.add(node.value()));
            return new AttributeValue.L(elements);
        }
    }
}
