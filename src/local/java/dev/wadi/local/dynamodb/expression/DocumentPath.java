package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.value.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a value stands in an item, such as {@code a.b[1]}. Begins with a name. */
public record DocumentPath(List<Element> elements) {

    /** A step into a map or a list. */
    public sealed interface Element {}

    public record Name(String name) implements Element {
        @Override
        public String toString() {
            return name;
        }
    }

    public record Index(int index) implements Element {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    public static DocumentPath of(String attribute) {
        return new DocumentPath(List.of(new Name(attribute)));
    }

    /** The attribute that it is, or is within. */
    public String attribute() {
        return ((Name) elements.get(0)).name();
    }

    public boolean isAttribute() {
        return elements.size() == 1;
    }

    Optional<AttributeValue> find(Map<String, AttributeValue> item) {
        AttributeValue found = item.get(attribute());
        for (int i = 1; i < elements.size() && found != null; i++) {
            found = step(found, elements.get(i));
        }
        return Optional.ofNullable(found);
    }

    private static AttributeValue step(AttributeValue value, Element element) {
        if (element instanceof Name name) {
            return value instanceof AttributeValue.M map ? map.values().get(name.name()) : null;
        }
        int index = ((Index) element).index();
        return value instanceof AttributeValue.L list && index < list.values().size()
                ? list.values().get(index)
                : null;
    }

    /** Is one the other, or within it? */
    boolean overlaps(DocumentPath other) {
        int common = Math.min(elements.size(), other.elements.size());
        return elements.subList(0, common).equals(other.elements.subList(0, common));
    }

    /** Do both go into the same value, one as into a map and the other as into a list? */
    boolean conflicts(DocumentPath other) {
        int common = Math.min(elements.size(), other.elements.size());
        for (int i = 0; i < common; i++) {
            Element one = elements.get(i);
            Element two = other.elements.get(i);
            if (!one.equals(two)) {
                return one instanceof Name != two instanceof Name;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}
